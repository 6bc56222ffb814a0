package io.tidemark.commandline.reconcile;

/**
 * What a gateway says of itself.
 *
 * @param gateway which
 * @param emitted results that it had emitted at that moment, which is their highest number
 */
public record OwnCount(String gateway, long emitted) {}
