package io.tidemark.edge.runtime;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.AbstractChannelStateHandle;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;

/**
 * What the metadata of a checkpoint or a savepoint says of it.
 *
 * @param number the checkpoint's number, which savepoints share
 * @param lengths the length in bytes of every file that it refers to, those of earlier checkpoints
 *     included, without the metadata itself
 */
record CheckpointFiles(long number, Map<Path, Long> lengths) {

    static final String METADATA = "_metadata";

    /**
     * Reads a folder's metadata.
     *
     * @throws IOException if it is absent, is not metadata or refers to what is not a file
     */
    static CheckpointFiles read(Path folder) throws IOException {
        try (DataInputStream metadata =
                new DataInputStream(
                        new BufferedInputStream(Files.newInputStream(folder.resolve(METADATA))))) {
            return of(
                    Checkpoints.loadCheckpointMetadata(
                            metadata,
                            CheckpointFiles.class.getClassLoader(),
                            folder.toUri().toString()));
        } catch (RuntimeException e) {
            // Flink trusts the bytes: a flipped bit can become a length that cannot be.
            throw new IOException("not metadata of a checkpoint: " + e, e);
        }
    }

    private static CheckpointFiles of(CheckpointMetadata metadata) throws IOException {
        List<StateObject> states =
                metadata.getOperatorStates().stream()
                        .flatMap(operator -> operator.getStates().stream())
                        .flatMap(CheckpointFiles::states)
                        .toList();
        Map<Path, Long> lengths = new TreeMap<>();
        for (StateObject state : states) {
            add(state, lengths);
        }
        return new CheckpointFiles(metadata.getCheckpointId(), lengths);
    }

    private static Stream<StateObject> states(OperatorSubtaskState subtask) {
        return Stream.<Collection<? extends StateObject>>of(
                        subtask.getManagedOperatorState(),
                        subtask.getRawOperatorState(),
                        subtask.getManagedKeyedState(),
                        subtask.getRawKeyedState(),
                        subtask.getInputChannelState(),
                        subtask.getResultSubpartitionState())
                .flatMap(Collection::stream);
    }

    private static void add(StateObject state, Map<Path, Long> lengths) throws IOException {
        if (state instanceof IncrementalRemoteKeyedStateHandle incremental) {
            add(incremental.getMetaDataStateHandle(), lengths);
            for (StateObject part : incremental.streamSubHandles().toList()) {
                add(part, lengths);
            }
        } else if (state instanceof KeyGroupsStateHandle keyed) {
            add(keyed.getDelegateStateHandle(), lengths);
        } else if (state instanceof OperatorStateHandle operator) {
            add(operator.getDelegateStateHandle(), lengths);
        } else if (state instanceof AbstractChannelStateHandle<?> channel) {
            add(channel.getDelegate(), lengths);
        } else if (state instanceof FileStateHandle file) {
            lengths.put(Path.of(file.getFilePath().toUri()), file.getStateSize());
        } else if (!(state instanceof ByteStreamStateHandle)) {
            throw new IOException("state that is not in files: " + state);
        }
    }
}
