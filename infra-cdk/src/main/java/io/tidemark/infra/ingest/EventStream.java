package io.tidemark.infra.ingest;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.Stage;
import software.amazon.awscdk.services.kinesis.IStream;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.constructs.Construct;

/** The encrypted stream that holds what the gateways sent until the cloud job has read it. */
final class EventStream extends Construct {

    private final Stream stream;

    /**
     * @param names of the stage
     * @param stage decides how long events stay and what becomes of them with the stack
     */
    record Props(PlatformNames names, Stage stage) {}

    EventStream(Construct scope, String id, Props properties) {
        super(scope, id);
        Stream.Builder definition =
                Stream.Builder.create(this, "Stream")
                        .streamName(properties.names().stream())
                        .retentionPeriod(properties.stage().streamRetention())
                        .encryption(StreamEncryption.MANAGED)
                        .removalPolicy(properties.stage().removalPolicy());
        if (properties.stage() == Stage.LOCAL) {
            definition.streamMode(StreamMode.PROVISIONED).shardCount(1);
        } else {
            definition.streamMode(StreamMode.ON_DEMAND);
        }
        this.stream = definition.build();
    }

    IStream stream() {
        return stream;
    }
}
