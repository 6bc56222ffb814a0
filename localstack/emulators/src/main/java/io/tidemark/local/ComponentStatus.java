package io.tidemark.local;

/**
 * What became of a component that was started.
 *
 * @param component which
 * @param pid its process id, also after its end; of a supervised component, that of the process
 *     that does the work
 * @param alive whether it still runs
 * @param restarts how often its supervisor has started it again; 0 if it has none
 * @param address where it listens; for a component that listens nowhere, what it works on
 */
public record ComponentStatus(
        Component component, long pid, boolean alive, int restarts, String address) {}
