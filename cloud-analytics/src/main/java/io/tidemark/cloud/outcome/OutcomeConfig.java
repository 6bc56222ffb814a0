package io.tidemark.cloud.outcome;

import io.tidemark.cloud.ingest.SourceConfig;
import java.time.Duration;

/** Where maintenance outcomes come from. */
public final class OutcomeConfig {

    private final SourceConfig stream;
    private final String files;
    private final Duration futureTolerance;

    /**
     * @param stream the Kinesis stream of single outcomes
     * @param files where CSV files are uploaded, {@code s3://bucket/path} without a slash at the
     *     end
     * @param futureTolerance not negative
     */
    public OutcomeConfig(SourceConfig stream, String files, Duration futureTolerance) {
        this.stream = stream;
        this.files = files;
        this.futureTolerance = futureTolerance;
    }

    public SourceConfig stream() {
        return stream;
    }

    public String files() {
        return files;
    }

    /** How far the clock of whoever reports may be ahead of that of Kinesis or S3. */
    public Duration futureTolerance() {
        return futureTolerance;
    }

    @Override
    public String toString() {
        return String.format("%s and %s, %s ahead at most", stream, files, futureTolerance);
    }
}
