package io.tidemark.edge.model;

import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What there is to remember of a source without state: nothing. */
public enum NoSplit implements SourceSplit {
    NONE;

    static final SimpleVersionedSerializer<NoSplit> SERIALIZER =
            new SimpleVersionedSerializer<>() {

                @Override
                public int getVersion() {
                    return 1;
                }

                @Override
                public byte[] serialize(NoSplit split) {
                    return new byte[0];
                }

                @Override
                public NoSplit deserialize(int version, byte[] bytes) {
                    return NONE;
                }
            };

    @Override
    public String splitId() {
        return "none";
    }
}
