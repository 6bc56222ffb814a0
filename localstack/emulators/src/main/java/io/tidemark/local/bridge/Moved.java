package io.tidemark.local.bridge;

/**
 * What became of the messages that waited.
 *
 * @param taken by the stream, and deleted from the queue
 * @param refused by the stream, most likely as it is throttled; they are in the queue again
 */
record Moved(int taken, int refused) {}
