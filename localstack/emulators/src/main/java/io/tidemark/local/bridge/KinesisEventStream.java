package io.tidemark.local.bridge;

import io.tidemark.local.LocalAws;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * The stream on Kinesis. A put is tried once and may take almost as long as the queue hides its
 * messages: LocalStack is slow when much is put, and each further try would put it all again.
 */
final class KinesisEventStream implements EventStream {

    private static final Duration BOUND = Duration.ofSeconds(50);

    private final KinesisClient kinesis;
    private final String name;

    KinesisEventStream(KinesisClient kinesis, String name) {
        this.kinesis = kinesis;
        this.name = name;
    }

    /** A client that waits as long, and tries as often, as this stream promises. */
    static KinesisClient client(String endpoint) {
        return LocalAws.client(
                KinesisClient.builder()
                        .overrideConfiguration(
                                configuration ->
                                        configuration
                                                .apiCallTimeout(BOUND)
                                                .retryStrategy(AwsRetryStrategy.doNotRetry())),
                endpoint,
                BOUND);
    }

    @Override
    public List<Boolean> put(List<BridgedRecord> records) {
        List<PutRecordsRequestEntry> entries =
                records.stream().map(KinesisEventStream::entry).toList();
        return kinesis
                .putRecords(request -> request.streamName(name).records(entries))
                .records()
                .stream()
                .map(result -> result.errorCode() == null)
                .toList();
    }

    private static PutRecordsRequestEntry entry(BridgedRecord record) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(record.partitionKey())
                .data(SdkBytes.fromUtf8String(record.data()))
                .build();
    }
}
