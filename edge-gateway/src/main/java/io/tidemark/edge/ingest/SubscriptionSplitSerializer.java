package io.tidemark.edge.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A split as its number, position, listening time and losses, big-endian. Version 1, of gateways
 * without a log, was the number alone: their broker held what was not processed.
 */
final class SubscriptionSplitSerializer implements SimpleVersionedSerializer<SubscriptionSplit> {

    static final int BYTES = Integer.BYTES + 3 * Long.BYTES;

    private static final int VERSION_WITHOUT_LOG = 1;
    private static final int VERSION = 2;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SubscriptionSplit split) {
        return ByteBuffer.allocate(BYTES)
                .putInt(split.number())
                .putLong(split.position())
                .putLong(split.listeningMillis())
                .putLong(split.lost())
                .array();
    }

    @Override
    public SubscriptionSplit deserialize(int version, byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (version == VERSION_WITHOUT_LOG && bytes.length == Integer.BYTES) {
            return SubscriptionSplit.unread(in.getInt());
        }
        if (version == VERSION && bytes.length == BYTES) {
            return new SubscriptionSplit(in.getInt(), in.getLong(), in.getLong(), in.getLong());
        }
        throw new IOException(
                "subscription split: expected version 1 with 4 bytes or version 2 with "
                        + BYTES
                        + ", found version "
                        + version
                        + " with "
                        + bytes.length);
    }
}
