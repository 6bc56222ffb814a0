package io.tidemark.cloud.outcome.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** How the files that were seen stand in a checkpoint. */
final class SeenFilesSerializer implements SimpleVersionedSerializer<SeenFiles> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SeenFiles seen) throws IOException {
        DataOutputSerializer output = new DataOutputSerializer(1024);
        output.writeInt(seen.versions().size());
        for (Map.Entry<String, String> version : seen.versions().entrySet()) {
            output.writeUTF(version.getKey());
            output.writeUTF(version.getValue());
        }
        output.writeInt(seen.waiting().size());
        for (OutcomeFileSplit split : seen.waiting()) {
            OutcomeFileSplitSerializer.write(split, output);
        }
        return output.getCopyOfBuffer();
    }

    @Override
    public SeenFiles deserialize(int version, byte[] serialized) throws IOException {
        OutcomeFileSplitSerializer.requireVersion(version);
        DataInputDeserializer input = new DataInputDeserializer(serialized);
        Map<String, String> versions = new LinkedHashMap<>();
        for (int left = input.readInt(); left > 0; left--) {
            versions.put(input.readUTF(), input.readUTF());
        }
        List<OutcomeFileSplit> waiting = new ArrayList<>();
        for (int left = input.readInt(); left > 0; left--) {
            waiting.add(OutcomeFileSplitSerializer.read(input));
        }
        return new SeenFiles(versions, waiting);
    }
}
