package io.tidemark.edge.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The splits one after the other, each in the layout that the split's serializer has by that
 * version.
 */
final class UnassignedSubscriptionsSerializer
        implements SimpleVersionedSerializer<UnassignedSubscriptions> {

    private static final int VERSION_WITHOUT_LOG = 1;

    private final SubscriptionSplitSerializer serializer = new SubscriptionSplitSerializer();

    @Override
    public int getVersion() {
        return serializer.getVersion();
    }

    @Override
    public byte[] serialize(UnassignedSubscriptions state) {
        ByteBuffer bytes =
                ByteBuffer.allocate(state.splits().size() * SubscriptionSplitSerializer.BYTES);
        for (SubscriptionSplit split : state.splits()) {
            bytes.put(serializer.serialize(split));
        }
        return bytes.array();
    }

    @Override
    public UnassignedSubscriptions deserialize(int version, byte[] bytes) throws IOException {
        int each =
                version == VERSION_WITHOUT_LOG ? Integer.BYTES : SubscriptionSplitSerializer.BYTES;
        if (bytes.length % each != 0) {
            throw new IOException(
                    "unassigned subscriptions: expected "
                            + each
                            + " bytes a split in version "
                            + version
                            + ", found "
                            + bytes.length
                            + " in all");
        }
        List<SubscriptionSplit> splits = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            byte[] split = new byte[each];
            rest.get(split);
            splits.add(serializer.deserialize(version, split));
        }
        return new UnassignedSubscriptions(splits);
    }
}
