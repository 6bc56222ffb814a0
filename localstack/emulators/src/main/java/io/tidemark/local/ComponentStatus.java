package io.tidemark.local;

/**
 * What became of a component that was started.
 *
 * @param component which
 * @param pid its process id, also after its end
 * @param alive whether it still runs
 * @param address where it listens; for a component that listens nowhere, what it works on
 */
public record ComponentStatus(Component component, long pid, boolean alive, String address) {}
