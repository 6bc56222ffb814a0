package io.tidemark.edge.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A split as its number, four bytes, big-endian. */
final class SubscriptionSplitSerializer implements SimpleVersionedSerializer<SubscriptionSplit> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SubscriptionSplit split) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(split.number()).array();
    }

    @Override
    public SubscriptionSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION || bytes.length != Integer.BYTES) {
            throw new IOException(
                    "subscription split: expected version "
                            + VERSION
                            + " with 4 bytes, found version "
                            + version
                            + " with "
                            + bytes.length);
        }
        return new SubscriptionSplit(ByteBuffer.wrap(bytes).getInt());
    }
}
