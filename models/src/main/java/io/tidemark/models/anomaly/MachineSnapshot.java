package io.tidemark.models.anomaly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A machine's watch as bytes: mark, layout, names of the sensors, then the rest, big-endian. */
final class MachineSnapshot {

    private static final int MARK = 0x544D4D57;
    private static final byte LAYOUT = 1;

    private MachineSnapshot() {}

    static byte[] encode(MachineWatch watch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeByte(LAYOUT);
            out.writeInt(watch.sensors().size());
            for (String sensor : watch.sensors()) {
                out.writeUTF(sensor);
            }
            watch.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IllegalArgumentException if the bytes are no snapshot of such a watch
     */
    static MachineWatch decode(MachineWatchFactory settings, byte[] snapshot) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            if (in.readInt() != MARK || in.readByte() != LAYOUT) {
                throw new IOException("the mark or the layout is another");
            }
            int count = in.readInt();
            List<String> sensors = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sensors.add(in.readUTF());
            }
            MachineWatch watch = new MachineWatch(settings, sensors, null);
            watch.read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many");
            }
            return watch;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    snapshot.length + " bytes are no snapshot of a machine's watch", e);
        }
    }
}
