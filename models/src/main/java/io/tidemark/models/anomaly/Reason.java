package io.tidemark.models.anomaly;

/** Why a reading counts as abnormal. */
public enum Reason {
    /** By what the detector has learnt of the sensor. */
    UNUSUAL,
    /** Above the range of the rules. */
    ABOVE_RANGE,
    /** Below the range of the rules. */
    BELOW_RANGE,
    /** Changed faster than the rules allow. */
    TOO_FAST,
    /** Has not changed for longer than the rules allow. */
    FLAT_LINE,
    /** No reading for longer than the rules allow. */
    MISSING,
    /** Each sensor of the machine may be as usual, but not all together. */
    RELATION
}
