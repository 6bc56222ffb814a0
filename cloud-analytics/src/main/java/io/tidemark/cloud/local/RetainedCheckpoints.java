package io.tidemark.cloud.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/**
 * The checkpoints that earlier runs left in a directory: {@code <root>/<job>/chk-<number>},
 * complete only with a {@code _metadata} file, which a kill may have prevented.
 */
final class RetainedCheckpoints {

    private static final String METADATA = "_metadata";

    private final Path root;

    RetainedCheckpoints(Path root) {
        this.root = root;
    }

    /** The complete checkpoint that was finished last, if there is any. */
    Optional<Path> newest() throws IOException {
        List<Completed> completed = new ArrayList<>();
        for (Path job : directories(root)) {
            for (Path checkpoint : directories(job)) {
                Path metadata = checkpoint.resolve(METADATA);
                if (Files.exists(metadata)) {
                    completed.add(new Completed(checkpoint, Files.getLastModifiedTime(metadata)));
                }
            }
        }
        return completed.stream()
                .max(Comparator.comparing(found -> found.at))
                .map(found -> found.directory);
    }

    /**
     * Deletes what all jobs left but the one of this checkpoint. A job's first checkpoint after a
     * restore is a full one, so no checkpoint needs files of an earlier job.
     */
    void keepOnlyJobOf(Path checkpoint) throws IOException {
        for (Path job : directories(root)) {
            if (!job.equals(checkpoint.getParent())) {
                FileUtils.deleteDirectory(job.toFile());
            }
        }
    }

    private static List<Path> directories(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).collect(Collectors.toList());
        }
    }

    private static final class Completed {

        private final Path directory;
        private final FileTime at;

        private Completed(Path directory, FileTime at) {
            this.directory = directory;
            this.at = at;
        }
    }
}
