package io.tidemark.models.anomaly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A sensor's watch as bytes: mark, layout, name and version of the detector (empty without one),
 * its own snapshot, then the rest, big-endian.
 */
final class WatchSnapshot {

    private static final int MARK = 0x544D5357;
    private static final byte LAYOUT = 1;

    /** Writes what a watch knows beside its detector. */
    interface Part {
        void write(DataOutputStream out) throws IOException;
    }

    private WatchSnapshot() {}

    /**
     * @param kind null without a detector
     */
    static byte[] encode(DetectorFactory kind, Detector detector, Part rest) {
        byte[] learnt = detector == null ? new byte[0] : detector.snapshot();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(learnt.length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeByte(LAYOUT);
            out.writeUTF(kind == null ? "" : kind.detector());
            out.writeUTF(kind == null ? "" : kind.version());
            StateBytes.writeBytes(out, learnt);
            rest.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IllegalArgumentException if the bytes are no snapshot of a watch
     */
    static SensorWatch decode(String series, WatchSettings settings, byte[] snapshot) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            if (in.readInt() != MARK || in.readByte() != LAYOUT) {
                throw new IOException("the mark or the layout is another");
            }
            String detector = in.readUTF();
            String version = in.readUTF();
            byte[] learnt = StateBytes.readBytes(in);
            SensorWatch watch = watch(series, settings, detector, version, learnt);
            watch.read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many");
            }
            return watch;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    snapshot.length + " bytes are no snapshot of " + series + "'s watch", e);
        }
    }

    private static SensorWatch watch(
            String series, WatchSettings settings, String detector, String version, byte[] learnt) {
        DetectorFactory kind = settings.detectors();
        if (kind == null) {
            return new SensorWatch(settings, null, false);
        }
        if (kind.detector().equals(detector) && kind.version().equals(version)) {
            return new SensorWatch(settings, kind.restore(learnt), false);
        }
        return new SensorWatch(settings, kind.create(series), true);
    }
}
