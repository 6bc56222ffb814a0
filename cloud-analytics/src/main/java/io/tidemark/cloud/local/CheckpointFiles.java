package io.tidemark.cloud.local;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/** Whether a checkpoint's metadata can be read and all files that it refers to are there, whole. */
final class CheckpointFiles {

    static final String METADATA = "_metadata";

    private CheckpointFiles() {}

    /**
     * Reads a checkpoint's metadata and looks for its files.
     *
     * @param checkpoint its directory
     * @throws IOException naming what is missing or unreadable
     */
    static void require(Path checkpoint) throws IOException {
        for (FileStateHandle file : files(metadata(checkpoint))) {
            Path path = Path.of(file.getFilePath().toUri());
            if (!Files.isRegularFile(path) || Files.size(path) < file.getStateSize()) {
                throw new IOException(
                        "it refers to " + path + " with " + file.getStateSize() + " bytes");
            }
        }
    }

    private static CheckpointMetadata metadata(Path checkpoint) throws IOException {
        try (DataInputStream metadata =
                new DataInputStream(
                        new BufferedInputStream(
                                Files.newInputStream(checkpoint.resolve(METADATA))))) {
            return Checkpoints.loadCheckpointMetadata(
                    metadata,
                    CheckpointFiles.class.getClassLoader(),
                    checkpoint.toUri().toString());
        } catch (RuntimeException e) {
            // Flink trusts the bytes: a flipped bit becomes an index or a length that cannot be.
            throw new IOException("its metadata cannot be read: " + e, e);
        }
    }

    private static List<FileStateHandle> files(CheckpointMetadata metadata) {
        return metadata.getOperatorStates().stream()
                .flatMap(operator -> operator.getStates().stream())
                .flatMap(CheckpointFiles::states)
                .flatMap(CheckpointFiles::files)
                .collect(Collectors.toList());
    }

    private static Stream<StateObject> states(OperatorSubtaskState subtask) {
        return Stream.<Collection<? extends StateObject>>of(
                        subtask.getManagedOperatorState(),
                        subtask.getRawOperatorState(),
                        subtask.getManagedKeyedState(),
                        subtask.getRawKeyedState())
                .flatMap(Collection::stream);
    }

    /** The files of a state; state that is small lies in the metadata itself. */
    private static Stream<FileStateHandle> files(StateObject state) {
        if (state instanceof IncrementalRemoteKeyedStateHandle) {
            IncrementalRemoteKeyedStateHandle keyed = (IncrementalRemoteKeyedStateHandle) state;
            return Stream.concat(
                            Stream.of(keyed.getMetaDataStateHandle()), keyed.streamSubHandles())
                    .flatMap(CheckpointFiles::files);
        }
        if (state instanceof KeyGroupsStateHandle) {
            return files(((KeyGroupsStateHandle) state).getDelegateStateHandle());
        }
        if (state instanceof OperatorStateHandle) {
            return files(((OperatorStateHandle) state).getDelegateStateHandle());
        }
        return state instanceof FileStateHandle
                ? Stream.of((FileStateHandle) state)
                : Stream.empty();
    }
}
