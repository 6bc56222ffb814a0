package io.tidemark.trainer.registry;

import java.util.function.Consumer;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.OutputFile;

/** Files of a process that dies when it writes one of them. */
final class DyingFiles extends MemoryFiles {

    private static final long serialVersionUID = 1L;

    private final int diesAt;
    private final boolean torn;
    private int writes;

    /**
     * @param diesAt number of the write that it dies at, from 1
     * @param torn whether a part of that file is left
     */
    DyingFiles(MemoryFiles before, int diesAt, boolean torn) {
        super(before);
        this.diesAt = diesAt;
        this.torn = torn;
    }

    int countWritesOf(Consumer<FileIO> work) {
        work.accept(this);
        return writes;
    }

    @Override
    public OutputFile newOutputFile(String path) {
        writes++;
        if (writes < diesAt) {
            return super.newOutputFile(path);
        }
        if (torn) {
            put(path, new byte[] {'T', 'I', 'D'});
        }
        throw new Died();
    }

    /** Nothing catches it, as nothing catches SIGKILL. */
    static final class Died extends Error {

        private static final long serialVersionUID = 1L;
    }
}
