package io.tidemark.trainer.data;

/**
 * How good one column of the examples of one machine type is.
 *
 * @param machineType type of the machines
 * @param columnName name of a sensor, or of a column that every example has
 * @param rows examples of the type
 * @param nulls those of them without a value
 * @param minimum least value; null without any, like the next three
 * @param maximum greatest value
 * @param mean arithmetic mean
 * @param standardDeviation of the values themselves
 * @param drift population stability index against the version before; null if there is nothing to
 *     compare
 * @param previousVersion data version that it is compared with; null if there is none
 * @param finding a sentence on what is wrong; null if nothing is
 */
public record ColumnQuality(
        String machineType,
        String columnName,
        long rows,
        long nulls,
        Double minimum,
        Double maximum,
        Double mean,
        Double standardDeviation,
        Double drift,
        String previousVersion,
        String finding) {}
