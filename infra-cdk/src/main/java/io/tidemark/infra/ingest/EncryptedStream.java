package io.tidemark.infra.ingest;

import io.tidemark.infra.Stage;
import software.amazon.awscdk.services.kinesis.IStream;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.constructs.Construct;

/** An encrypted stream that holds what was sent until the cloud job has read it. */
final class EncryptedStream extends Construct {

    private final Stream stream;

    /**
     * @param name of the stream
     * @param stage decides how long records stay and what becomes of them with the stack
     * @param mode whether it grows with what comes, or has one shard: 1,000 records and 1 MB a
     *     second
     */
    record Props(String name, Stage stage, StreamMode mode) {}

    EncryptedStream(Construct scope, String id, Props properties) {
        super(scope, id);
        Stream.Builder definition =
                Stream.Builder.create(this, "Stream")
                        .streamName(properties.name())
                        .retentionPeriod(properties.stage().streamRetention())
                        .encryption(StreamEncryption.MANAGED)
                        .removalPolicy(properties.stage().removalPolicy())
                        .streamMode(properties.mode());
        if (properties.mode() == StreamMode.PROVISIONED) {
            definition.shardCount(1);
        }
        this.stream = definition.build();
    }

    IStream stream() {
        return stream;
    }
}
