package io.tidemark.edge.outbox;

/**
 * What a file is used for.
 *
 * @param usedBytes bytes of pages in use
 * @param freeBytes bytes of pages that are free, and are used again before the file grows
 */
record FileUsage(long usedBytes, long freeBytes) {}
