package io.tidemark.infra.ingest;

import io.tidemark.infra.review.AcceptedFinding;
import io.tidemark.infra.settings.StreamSettings;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kinesis.IStream;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** An encrypted stream that holds what was sent until the cloud job has read it. */
final class EncryptedStream extends Construct {

    private final Stream stream;

    /**
     * @param name of the stream
     * @param settings how much it takes, and for how long it keeps it
     * @param removal what becomes of it with its stack
     * @param key that encrypts it
     */
    record Props(String name, StreamSettings settings, RemovalPolicy removal, IKey key) {}

    EncryptedStream(Construct scope, String id, Props properties) {
        super(scope, id);
        StreamSettings settings = properties.settings();
        Stream.Builder definition =
                Stream.Builder.create(this, "Stream")
                        .streamName(properties.name())
                        .retentionPeriod(Duration.hours(settings.retentionHours()))
                        .encryption(StreamEncryption.KMS)
                        .encryptionKey(properties.key())
                        .removalPolicy(properties.removal());
        if (settings.shards() == StreamSettings.ON_DEMAND) {
            definition.streamMode(StreamMode.ON_DEMAND);
        } else {
            definition.streamMode(StreamMode.PROVISIONED).shardCount(settings.shards());
        }
        this.stream = definition.build();
        AcceptedFinding.at(
                stream,
                "AwsSolutions-KDS3",
                "Who may read the events is also a matter of who may use the key, which AWS's own"
                        + " does not let us say.");
    }

    IStream stream() {
        return stream;
    }
}
