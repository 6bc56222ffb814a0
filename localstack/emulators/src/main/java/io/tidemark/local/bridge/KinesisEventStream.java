package io.tidemark.local.bridge;

import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** The stream on Kinesis. */
final class KinesisEventStream implements EventStream {

    private final KinesisClient kinesis;
    private final String name;

    KinesisEventStream(KinesisClient kinesis, String name) {
        this.kinesis = kinesis;
        this.name = name;
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
