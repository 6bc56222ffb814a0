package io.tidemark.trainer.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * Name of training data by what they are made of: the moment of the windows' snapshot, so that a
 * person can tell newer from older, and a hash of the snapshots and all settings. The same name
 * means the same rows.
 */
public final class DataVersion {

    /** Changes with every change of what rows the same input gives. */
    private static final int ROWS_VERSION = 1;

    private static final int HASH_BYTES = 6;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private DataVersion() {}

    /**
     * @param windowSnapshot snapshot of the windows
     * @param windowSnapshotMillis when it was committed, milliseconds since the epoch
     * @param outcomeSnapshot snapshot of the outcomes; null if there is none
     * @param stepMillis length of a step
     * @param withoutSensors names of sensors that are left out
     * @param featureVersion version of what predictors make of the rows
     */
    public static String of(
            long windowSnapshot,
            long windowSnapshotMillis,
            Long outcomeSnapshot,
            long stepMillis,
            Set<String> withoutSensors,
            int featureVersion) {
        String ingredients =
                String.join(
                        "\n",
                        "rows " + ROWS_VERSION,
                        "windows " + windowSnapshot,
                        "outcomes " + outcomeSnapshot,
                        "step " + stepMillis,
                        "features " + featureVersion,
                        "without " + String.join("\t", new TreeSet<>(withoutSensors)));
        return MOMENT.format(Instant.ofEpochMilli(windowSnapshotMillis)) + "-" + hash(ingredients);
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
