package io.tidemark.cloud.outcome.file;

import org.apache.flink.api.connector.source.SourceSplit;

/** A version of a file and how much of it was read; immutable. */
final class OutcomeFileSplit implements SourceSplit {

    private final OutcomeFile file;
    private final long rowsRead;

    /**
     * @param rowsRead how many rows were handed on, from the first
     */
    OutcomeFileSplit(OutcomeFile file, long rowsRead) {
        this.file = file;
        this.rowsRead = rowsRead;
    }

    OutcomeFile file() {
        return file;
    }

    long rowsRead() {
        return rowsRead;
    }

    @Override
    public String splitId() {
        return file.key() + "\n" + file.version();
    }

    @Override
    public String toString() {
        return file + " from row " + rowsRead;
    }
}
