package io.tidemark.edge.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The numbers of the splits, four bytes each, big-endian. */
final class UnassignedSubscriptionsSerializer
        implements SimpleVersionedSerializer<UnassignedSubscriptions> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(UnassignedSubscriptions state) {
        ByteBuffer bytes = ByteBuffer.allocate(state.splits().size() * Integer.BYTES);
        for (SubscriptionSplit split : state.splits()) {
            bytes.putInt(split.number());
        }
        return bytes.array();
    }

    @Override
    public UnassignedSubscriptions deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION || bytes.length % Integer.BYTES != 0) {
            throw new IOException(
                    "unassigned subscriptions: expected version "
                            + VERSION
                            + " with 4 bytes a split, found version "
                            + version
                            + " with "
                            + bytes.length);
        }
        List<SubscriptionSplit> splits = new ArrayList<>();
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        while (numbers.hasRemaining()) {
            splits.add(new SubscriptionSplit(numbers.getInt()));
        }
        return new UnassignedSubscriptions(splits);
    }
}
