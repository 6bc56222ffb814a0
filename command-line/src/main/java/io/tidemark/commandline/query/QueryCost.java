package io.tidemark.commandline.query;

/**
 * What a statement took.
 *
 * @param rows of its answer
 * @param scannedBytes read from the lake's files, which is what Athena charges for
 * @param millis from when it was sent until the last row was there
 */
public record QueryCost(long rows, long scannedBytes, long millis) {}
