package io.tidemark.local.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

class KinesisEventStreamTest {

    @Test
    void saysWhichRecordsKinesisTook() {
        ThrottlingKinesis kinesis = new ThrottlingKinesis("second");
        KinesisEventStream stream = new KinesisEventStream(kinesis, "events");

        List<Boolean> taken =
                stream.put(
                        List.of(
                                new BridgedRecord("g1", "first"),
                                new BridgedRecord("g1", "second"),
                                new BridgedRecord("g2", "third")));

        assertThat(taken).containsExactly(true, false, true);
        assertThat(kinesis.request.streamName()).isEqualTo("events");
        assertThat(kinesis.request.records())
                .extracting(entry -> entry.partitionKey() + " " + entry.data().asUtf8String())
                .containsExactly("g1 first", "g1 second", "g2 third");
    }

    /** Answers as Kinesis does to a request of which it takes only a part. */
    private static final class ThrottlingKinesis implements KinesisClient {

        private final String throttled;
        private PutRecordsRequest request;

        ThrottlingKinesis(String throttled) {
            this.throttled = throttled;
        }

        @Override
        public PutRecordsResponse putRecords(PutRecordsRequest asked) {
            request = asked;
            List<PutRecordsResultEntry> results =
                    asked.records().stream()
                            .map(entry -> result(entry.data().asUtf8String()))
                            .toList();
            return PutRecordsResponse.builder().failedRecordCount(1).records(results).build();
        }

        private PutRecordsResultEntry result(String data) {
            return data.equals(throttled)
                    ? PutRecordsResultEntry.builder()
                            .errorCode("ProvisionedThroughputExceededException")
                            .errorMessage("Rate exceeded")
                            .build()
                    : PutRecordsResultEntry.builder().sequenceNumber("1").shardId("0").build();
        }

        @Override
        public String serviceName() {
            return "kinesis";
        }

        @Override
        public void close() {}
    }
}
