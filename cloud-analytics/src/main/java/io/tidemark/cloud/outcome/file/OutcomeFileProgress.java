package io.tidemark.cloud.outcome.file;

/** How much of a file has gone on into the job. */
final class OutcomeFileProgress {

    private final OutcomeFile file;
    private long rowsRead;

    OutcomeFileProgress(OutcomeFileSplit split) {
        this.file = split.file();
        this.rowsRead = split.rowsRead();
    }

    void rowRead() {
        rowsRead++;
    }

    OutcomeFileSplit toSplit() {
        return new OutcomeFileSplit(file, rowsRead);
    }
}
