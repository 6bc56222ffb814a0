package io.tidemark.cloud.outcome.file;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** How a split stands in a checkpoint. */
final class OutcomeFileSplitSerializer implements SimpleVersionedSerializer<OutcomeFileSplit> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(OutcomeFileSplit split) throws IOException {
        DataOutputSerializer output = new DataOutputSerializer(128);
        write(split, output);
        return output.getCopyOfBuffer();
    }

    @Override
    public OutcomeFileSplit deserialize(int version, byte[] serialized) throws IOException {
        requireVersion(version);
        return read(new DataInputDeserializer(serialized));
    }

    static void requireVersion(int version) throws IOException {
        if (version != VERSION) {
            throw new IOException("found state of version " + version + ", expected " + VERSION);
        }
    }

    static void write(OutcomeFileSplit split, DataOutputView output) throws IOException {
        output.writeUTF(split.file().key());
        output.writeUTF(split.file().version());
        output.writeLong(split.file().bytes());
        output.writeLong(split.file().modifiedAtMillis());
        output.writeLong(split.rowsRead());
    }

    static OutcomeFileSplit read(DataInputView input) throws IOException {
        OutcomeFile file =
                new OutcomeFile(
                        input.readUTF(), input.readUTF(), input.readLong(), input.readLong());
        return new OutcomeFileSplit(file, input.readLong());
    }
}
