package io.tidemark.edge.outbox.file;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One file and this process's connections to it, so that a damaged file can be replaced while the
 * gateway runs: whoever replaces it waits until nobody is at work, closes every connection and
 * leaves it to the others to connect again. SQLite allows no other way, as a connection goes on
 * with the file that it opened, and deletes the journal by its name.
 */
final class OpenFile {

    private static final Map<Path, OpenFile> OPEN = new HashMap<>();

    /** Writes a new file in place of the old one. */
    @FunctionalInterface
    interface Replacement {
        void replace() throws SQLException;
    }

    private final Path path;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Set<OutboxDatabase> databases = new HashSet<>();
    private int replacements;

    private OpenFile(Path path) {
        this.path = path;
    }

    /** Enters a connection to the file. */
    static OpenFile enter(Path path, OutboxDatabase database) {
        synchronized (OPEN) {
            OpenFile file = OPEN.computeIfAbsent(path.toAbsolutePath().normalize(), OpenFile::new);
            file.databases.add(database);
            return file;
        }
    }

    /** Takes note that the connection is closed. */
    void leave(OutboxDatabase database) {
        synchronized (OPEN) {
            databases.remove(database);
            if (databases.isEmpty()) {
                OPEN.remove(path);
            }
        }
    }

    /** How often the file was replaced since this process opened it. */
    int replacements() {
        lock.readLock().lock();
        try {
            return replacements;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Does work during which the file stays what it is. */
    <T> T use(OutboxDatabase.Work<T> work) throws SQLException {
        lock.readLock().lock();
        try {
            return work.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether this thread is within {@link #use}, where it must not wait for the others. */
    boolean inUseByThisThread() {
        return lock.getReadHoldCount() > 0;
    }

    /** Replaces the file when nobody uses it, unless that was done since it was replaced before. */
    void replace(int before, Replacement replacement) throws SQLException {
        lock.writeLock().lock();
        try {
            if (replacements == before) {
                synchronized (OPEN) {
                    databases.forEach(OutboxDatabase::disconnect);
                }
                replacement.replace();
                replacements++;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
