package io.tidemark.it.faults;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The file of every message that reached the endpoint, in their order; it survives a kill. */
final class Journal implements AutoCloseable {

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    static Journal append(Path file) throws IOException {
        return new Journal(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Returns once the message is in the file. */
    synchronized void enter(byte[] payload) throws IOException {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(entry)) {
            output.writeInt(payload.length);
            output.write(payload);
        }
        ByteBuffer bytes = ByteBuffer.wrap(entry.toByteArray());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** The payloads that are in a file; one that is not written to its end is not there. */
    static List<byte[]> read(Path file) throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        if (!Files.exists(file)) {
            return payloads;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        while (bytes.remaining() >= Integer.BYTES) {
            int length = bytes.getInt();
            if (length > bytes.remaining()) {
                break;
            }
            byte[] payload = new byte[length];
            bytes.get(payload);
            payloads.add(payload);
        }
        return payloads;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
