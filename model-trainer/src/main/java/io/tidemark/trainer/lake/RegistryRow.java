package io.tidemark.trainer.lake;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A version of a model that was published.
 *
 * @param name of the model
 * @param version of the model, a number in digits
 * @param machineType type of the machines that it learnt from; null if all machines
 * @param publishedAt when
 * @param decision how it compared
 * @param comparedWith version that it had to beat; null if there was none
 * @param dataVersion what it learnt from
 * @param trainingSnapshotId snapshot of {@code training_examples} that has that
 * @param featureVersion version of the features
 * @param sensors names of the sensors that it looks at, sorted
 * @param metrics by name; spans in seconds
 * @param location of the signed file
 * @param sha256 of the signed file, hexadecimal
 * @param bytes of the signed file
 */
public record RegistryRow(
        String name,
        String version,
        String machineType,
        Instant publishedAt,
        Decision decision,
        String comparedWith,
        String dataVersion,
        long trainingSnapshotId,
        int featureVersion,
        List<String> sensors,
        Map<String, Double> metrics,
        String location,
        String sha256,
        long bytes) {

    /** How a version compared with the one in service. */
    public enum Decision {
        /** There was none to compare with. */
        FIRST,
        /** Its error on held-out machines is less. */
        BETTER,
        /** Its error is not less; it is kept and not promoted. */
        WORSE
    }

    /** The version as a number. */
    public int number() {
        return Integer.parseInt(version);
    }

    boolean isPromoted() {
        return decision != Decision.WORSE;
    }
}
