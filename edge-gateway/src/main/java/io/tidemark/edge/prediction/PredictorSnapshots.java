package io.tidemark.edge.prediction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Snapshots of a machine's predictors, by the hash of their model's file. That of a model alone is
 * the predictor's own bytes, as releases before models ran beside each other have written it.
 */
final class PredictorSnapshots {

    /** A predictor's own bytes begin with a positive number. */
    private static final int SEVERAL = -1;

    private static final String ALONE = "";

    private final Map<String, byte[]> byFile;

    private PredictorSnapshots(Map<String, byte[]> byFile) {
        this.byFile = byFile;
    }

    /** Of a model alone. */
    static byte[] encode(Foresight alone) {
        return alone.snapshot();
    }

    static byte[] encode(String file, Foresight one, String otherFile, Foresight other) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeInt(SEVERAL);
            write(out, file, one.snapshot());
            write(out, otherFile, other.snapshot());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String file, byte[] snapshot)
            throws IOException {
        out.writeUTF(file);
        out.writeInt(snapshot.length);
        out.write(snapshot);
    }

    /**
     * @param bytes as encoded; null if there is nothing
     */
    static PredictorSnapshots decode(byte[] bytes) {
        Map<String, byte[]> byFile = new LinkedHashMap<>();
        if (bytes == null) {
            return new PredictorSnapshots(byFile);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() == SEVERAL) {
                while (in.available() > 0) {
                    byFile.put(in.readUTF(), in.readNBytes(in.readInt()));
                }
            } else {
                byFile.put(ALONE, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a snapshot in state ends too early", e);
        }
        return new PredictorSnapshots(byFile);
    }

    boolean isEmpty() {
        return byFile.isEmpty();
    }

    /** The snapshot of the model itself; null if there is none that is known to be its own. */
    byte[] of(String file) {
        return byFile.get(file);
    }

    /** All of them, that of the model first. */
    List<byte[]> from(String file) {
        List<byte[]> all = new ArrayList<>();
        if (byFile.containsKey(file)) {
            all.add(byFile.get(file));
        }
        byFile.forEach(
                (other, snapshot) -> {
                    if (!other.equals(file)) {
                        all.add(snapshot);
                    }
                });
        return all;
    }
}
