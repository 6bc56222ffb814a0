package io.tidemark.cloud.ingest;

import java.net.URI;
import java.util.Optional;

/** The Kinesis stream that the gateways' batches arrive on. */
public final class SourceConfig {

    /** Where the very first start begins to read; later starts go on from their checkpoint. */
    public enum InitialPosition {
        /** The oldest record that the stream still has. */
        TRIM_HORIZON,
        /** Records that arrive after the start. */
        LATEST
    }

    /** How records are fetched. */
    public enum Reader {
        /** GetRecords, sharing 2 MB/s a shard with all other readers. */
        POLLING,
        /** Enhanced fan-out: 2 MB/s a shard of its own, pushed, for a price. */
        EFO
    }

    private final String streamArn;
    private final String region;
    private final InitialPosition initialPosition;
    private final Reader reader;
    private final URI endpoint;

    /**
     * @param streamArn ARN of the stream
     * @param region region of the stream
     * @param endpoint of Kinesis; null for the region's own
     */
    public SourceConfig(
            String streamArn,
            String region,
            InitialPosition initialPosition,
            Reader reader,
            URI endpoint) {
        this.streamArn = streamArn;
        this.region = region;
        this.initialPosition = initialPosition;
        this.reader = reader;
        this.endpoint = endpoint;
    }

    /** The name at the end of the stream's ARN. */
    public String streamName() {
        return streamArn.substring(streamArn.indexOf('/') + 1);
    }

    public String region() {
        return region;
    }

    public InitialPosition initialPosition() {
        return initialPosition;
    }

    public Reader reader() {
        return reader;
    }

    /** Endpoint of Kinesis; empty for the region's own. */
    public Optional<URI> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    @Override
    public String toString() {
        return String.format(
                "%s in %s from %s by %s at %s",
                streamArn,
                region,
                initialPosition,
                reader,
                endpoint().map(URI::toString).orElse("the region's endpoint"));
    }
}
