package io.tidemark.cloud.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints that earlier runs left in a directory: {@code <root>/<job>/chk-<number>},
 * complete only with a {@code _metadata} file, which a kill may have prevented.
 *
 * <p>A job that starts from a checkpoint counts on from its number, so numbers tell the order over
 * all jobs, whatever the clock did.
 */
final class RetainedCheckpoints {

    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d+)");

    private final Path root;

    RetainedCheckpoints(Path root) {
        this.root = root;
    }

    /** The newest checkpoint that is complete and intact, if there is any; others are logged. */
    Optional<Path> newest() throws IOException {
        List<Path> completed = new ArrayList<>();
        for (Path job : directories(root)) {
            for (Path checkpoint : directories(job)) {
                if (number(checkpoint) >= 0
                        && Files.exists(checkpoint.resolve(CheckpointFiles.METADATA))) {
                    completed.add(checkpoint);
                }
            }
        }
        completed.sort(Comparator.comparingLong(RetainedCheckpoints::number).reversed());
        return completed.stream().filter(RetainedCheckpoints::intact).findFirst();
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

    private static boolean intact(Path checkpoint) {
        try {
            CheckpointFiles.require(checkpoint);
            return true;
        } catch (IOException broken) {
            logger().warn("Passing over the checkpoint {}: {}", checkpoint, broken.toString());
            return false;
        }
    }

    /** Its number; -1 for a directory that is none. */
    private static long number(Path checkpoint) {
        Matcher name = CHECKPOINT.matcher(checkpoint.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }

    private static List<Path> directories(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).collect(Collectors.toList());
        }
    }

    /** Not a constant: logging may only begin when {@link LocalCluster#main} has said how. */
    private static Logger logger() {
        return LoggerFactory.getLogger(RetainedCheckpoints.class);
    }
}
