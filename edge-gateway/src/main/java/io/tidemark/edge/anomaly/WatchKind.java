package io.tidemark.edge.anomaly;

/** What watches a sensor, and about what it takes in memory. */
enum WatchKind {
    /** Rules and a random cut forest. */
    FOREST(300_000),
    /** Rules and robust statistics. */
    STATISTICS(2_000),
    /** Rules alone, or nothing. */
    RULES(1_000);

    private final long bytes;

    WatchKind(long bytes) {
        this.bytes = bytes;
    }

    long bytes() {
        return bytes;
    }
}
