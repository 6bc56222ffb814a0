package io.tidemark.edge.outbox.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A sequence number in a checkpoint: eight bytes, the highest first. */
final class SequenceSerializer implements SimpleVersionedSerializer<Long> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Long sequence) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    }

    @Override
    public Long deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION || serialized.length != Long.BYTES) {
            throw new IOException(
                    serialized.length
                            + " bytes of version "
                            + version
                            + " are no sequence number; expected 8 of version "
                            + VERSION);
        }
        return ByteBuffer.wrap(serialized).getLong();
    }
}
