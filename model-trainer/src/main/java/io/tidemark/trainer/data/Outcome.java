package io.tidemark.trainer.data;

import java.util.Comparator;

/**
 * What somebody stated of a machine. Times are milliseconds since the epoch.
 *
 * @param id the outcome's identity, as stated or made of what was stated
 * @param machine the machine
 * @param kind {@link #FAILURE}, {@link #REPAIR} or {@link #INSPECTION}; as stated, so it may be
 *     none of them
 * @param occurredAtMillis when it happened, as stated
 * @param machineType type of the machine; null if it was not stated
 * @param arrivedAtMillis when the cloud learnt of it
 */
public record Outcome(
        String id,
        MachineId machine,
        String kind,
        long occurredAtMillis,
        String machineType,
        long arrivedAtMillis) {

    public static final String FAILURE = "FAILURE";
    public static final String REPAIR = "REPAIR";
    public static final String INSPECTION = "INSPECTION";

    /** In time; a failure before a repair at the same instant, as where only days are stated. */
    static final Comparator<Outcome> IN_TIME =
            Comparator.comparingLong(Outcome::occurredAtMillis)
                    .thenComparing(Outcome::kind)
                    .thenComparingLong(Outcome::arrivedAtMillis)
                    .thenComparing(Outcome::id);

    /** What was known first comes first. */
    static final Comparator<Outcome> AS_ARRIVED =
            Comparator.comparingLong(Outcome::arrivedAtMillis)
                    .thenComparing(Outcome::id)
                    .thenComparing(Outcome::machine)
                    .thenComparing(Outcome::kind)
                    .thenComparingLong(Outcome::occurredAtMillis);

    boolean isFailure() {
        return FAILURE.equals(kind);
    }

    boolean isRepair() {
        return REPAIR.equals(kind);
    }

    boolean isOfKnownKind() {
        return isFailure() || isRepair() || INSPECTION.equals(kind);
    }

    /** Whether both say the same of the same machine. */
    boolean saysTheSameAs(Outcome other) {
        return machine.equals(other.machine)
                && kind.equals(other.kind)
                && occurredAtMillis == other.occurredAtMillis;
    }
}
