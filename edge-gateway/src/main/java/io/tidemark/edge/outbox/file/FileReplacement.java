package io.tidemark.edge.outbox.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * Puts a new database file in the place of an old one, so that a crash at any moment leaves either
 * of them whole. Nobody may have either open.
 */
public final class FileReplacement {

    private static final String JOURNAL = "-wal";
    private static final String INDEX_OF_JOURNAL = "-shm";

    private FileReplacement() {}

    /** Where the new file is written; what an interrupted attempt left there is deleted. */
    public static Path begin(Path file) throws SQLException {
        try {
            Path draft = beside(file, ".draft");
            Files.deleteIfExists(draft);
            return draft;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /**
     * Makes the written file durable and puts it in the place of the old.
     *
     * @return where the old one is now
     */
    public static Path complete(Path file) throws SQLException {
        try (FileChannel draft =
                FileChannel.open(beside(file, ".draft"), StandardOpenOption.WRITE)) {
            draft.force(true);
            move(beside(file, ".draft"), beside(file, ".new"));
            force(file);
        } catch (IOException e) {
            throw failure(file, e);
        }
        return swap(file);
    }

    /** Goes on with a replacement that was interrupted when the new file was complete. */
    static void finish(Path file) throws SQLException {
        if (Files.exists(beside(file, ".new"))) {
            swap(file);
        }
    }

    private static Path swap(Path file) throws SQLException {
        try {
            Path aside = freeName(file);
            Files.deleteIfExists(beside(file, INDEX_OF_JOURNAL));
            // The journal first: beside the new file it would be taken for the new file's.
            if (Files.exists(beside(file, JOURNAL))) {
                move(beside(file, JOURNAL), beside(aside, JOURNAL));
            }
            if (Files.exists(file)) {
                move(file, aside);
            }
            force(file);
            move(beside(file, ".new"), file);
            force(file);
            return aside;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** The name that the old file has got, or will get: outbox.damaged-1.db and so on. */
    private static Path freeName(Path file) {
        String name = file.getFileName().toString();
        int end = name.endsWith(".db") ? name.length() - ".db".length() : name.length();
        int number = 1;
        Path free;
        do {
            free =
                    file.resolveSibling(
                            name.substring(0, end) + ".damaged-" + number++ + name.substring(end));
        } while (Files.exists(free));
        return free;
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the names in the file's directory durable. */
    private static void force(Path file) throws IOException {
        try (FileChannel directory =
                FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static SQLException failure(Path file, IOException e) {
        return new SQLException("cannot replace " + file + ": " + e.getMessage(), e);
    }
}
