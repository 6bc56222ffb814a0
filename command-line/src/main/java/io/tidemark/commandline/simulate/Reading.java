package io.tidemark.commandline.simulate;

import java.time.Instant;

/**
 * One measurement of a readings file.
 *
 * @param sequence number of the reading in its file, from 1
 * @param measuredAt device clock, UTC
 * @param value finite
 */
public record Reading(long sequence, Instant measuredAt, double value) {}
