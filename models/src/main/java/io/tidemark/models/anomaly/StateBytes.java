package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** The parts of a watch's state that several watches write in the same way. */
final class StateBytes {

    private StateBytes() {}

    static void writeVerdict(DataOutputStream out, Verdict verdict) throws IOException {
        out.writeDouble(verdict.score());
        out.writeDouble(verdict.threshold());
        out.writeDouble(verdict.expectedLower());
        out.writeDouble(verdict.expectedUpper());
        out.writeUTF(verdict.reason().name());
    }

    static Verdict readVerdict(DataInputStream in) throws IOException {
        return new Verdict(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                Reason.valueOf(in.readUTF()));
    }

    static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads no more than there is, whatever the length says. */
    static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException(length + " bytes announced, " + in.available() + " left");
        }
        return in.readNBytes(length);
    }
}
