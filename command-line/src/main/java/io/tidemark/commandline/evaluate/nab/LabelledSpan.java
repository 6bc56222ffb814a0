package io.tidemark.commandline.evaluate.nab;

/**
 * A stretch of time that is labelled as abnormal.
 *
 * @param startMillis first moment, milliseconds since the epoch
 * @param endMillis last moment, inclusive, not before the start
 */
record LabelledSpan(long startMillis, long endMillis) {}
