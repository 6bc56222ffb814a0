package io.tidemark.cloud.maintenance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.BinPackRewriteFilePlanner;
import org.apache.iceberg.actions.RewriteDataFilesCommitManager;
import org.apache.iceberg.actions.RewriteFileGroup;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Makes few sorted files of the many small ones of each partition.
 *
 * <p>What is rewritten is replaced in one commit: a reader sees all of the old files or all of the
 * new ones, never both. Whoever appends meanwhile is not disturbed and loses nothing; if a file
 * that was read is no longer in the table, the commit is refused and the new files are deleted. A
 * process that is killed leaves the table as it was, and files that no snapshot knows.
 */
final class Compaction {

    /** A group is sorted as a whole; what is left over of several is merged in the next round. */
    private static final long GROUP_BYTES = 2L * 1024 * 1024 * 1024;

    private static final int GROUPS_IN_A_COMMIT = 100;
    private static final int ROUNDS = 2;

    private final Table table;
    private final PartitionRewrite rewrite;
    private final Progress progress;
    private int filesBefore;
    private int filesAfter;
    private long bytesRewritten;

    /** Hears of each group of files when it is written, before it is committed. */
    @FunctionalInterface
    interface Progress {

        /**
         * @param done groups written so far, of this round
         * @param of groups of this round
         */
        void written(int done, int of);
    }

    Compaction(Table table, PartitionRewrite rewrite, Progress progress) {
        this.table = table;
        this.rewrite = rewrite;
        this.progress = progress;
    }

    /**
     * Rewrites until no partition has two files that could be one.
     *
     * @throws ValidationException if a file that was read has gone from the table meanwhile
     * @throws CommitFailedException if others commit so often that this one never gets its turn
     */
    void run() throws IOException {
        for (int round = 0; round < ROUNDS && table.currentSnapshot() != null; round++) {
            long snapshot = table.currentSnapshot().snapshotId();
            List<RewriteFileGroup> groups = plan(snapshot);
            for (int first = 0; first < groups.size(); first += GROUPS_IN_A_COMMIT) {
                int last = Math.min(first + GROUPS_IN_A_COMMIT, groups.size());
                rewrite(snapshot, groups, first, last);
            }
            table.refresh();
        }
    }

    /** Files that were replaced. */
    int filesBefore() {
        return filesBefore;
    }

    /** Files that replaced them. */
    int filesAfter() {
        return filesAfter;
    }

    /** Size of the files that were replaced, bytes. */
    long bytesRewritten() {
        return bytesRewritten;
    }

    private List<RewriteFileGroup> plan(long snapshot) throws IOException {
        BinPackRewriteFilePlanner planner =
                new BinPackRewriteFilePlanner(table, Expressions.alwaysTrue(), snapshot, true);
        planner.init(
                Map.of(
                        BinPackRewriteFilePlanner.MIN_INPUT_FILES,
                        "2",
                        BinPackRewriteFilePlanner.MAX_FILE_GROUP_SIZE_BYTES,
                        Long.toString(Math.max(GROUP_BYTES, FileSizes.target(table)))));
        List<RewriteFileGroup> groups = new ArrayList<>();
        try (CloseableIterable<RewriteFileGroup> planned = planner.plan().groups()) {
            for (RewriteFileGroup group : planned) {
                if (ofPresentLayout(group)) {
                    groups.add(group);
                }
            }
        }
        return groups;
    }

    /** Partitions of an earlier layout would have to be split; they are left. */
    private boolean ofPresentLayout(RewriteFileGroup group) {
        return group.fileScanTasks().stream()
                .allMatch(task -> task.file().specId() == table.spec().specId());
    }

    private void rewrite(long snapshot, List<RewriteFileGroup> groups, int first, int last)
            throws IOException {
        RewriteDataFilesCommitManager commits = new RewriteDataFilesCommitManager(table, snapshot);
        Set<RewriteFileGroup> written = new HashSet<>();
        boolean complete = false;
        try {
            for (int index = first; index < last; index++) {
                RewriteFileGroup group = groups.get(index);
                Set<DataFile> files = rewrite.write(group, FileSizes.target(table));
                group.setOutputFiles(files);
                written.add(group);
                progress.written(index + 1, groups.size());
            }
            complete = true;
        } finally {
            if (!complete) {
                written.forEach(commits::abortFileGroup);
            }
        }
        commits.commitOrClean(written);
        for (RewriteFileGroup group : written) {
            filesBefore += group.inputFileNum();
            filesAfter += group.addedFiles().size();
            bytesRewritten += group.inputFilesSizeInBytes();
        }
    }
}
