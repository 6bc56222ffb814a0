package io.tidemark.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;

/** {@link DecodeRecord} in a harness, and what came out of it. */
final class DecoderUnderTest {

    private final OneInputStreamOperatorTestHarness<KinesisRecord, ReceivedEvents> harness;

    DecoderUnderTest() throws Exception {
        harness = ProcessFunctionTestHarnesses.forProcessFunction(new DecodeRecord());
    }

    void process(KinesisRecord record) throws Exception {
        harness.processElement(record, 0);
    }

    List<ReceivedEvents> groups() {
        return harness.extractOutputValues();
    }

    List<ReceivedEvent> events() {
        return groups().stream().flatMap(group -> group.events.stream()).toList();
    }

    /** Nothing came out but this, in quarantine. */
    void assertQuarantined(QuarantineReason reason, String gateway, byte[] payload) {
        assertThat(events()).isEmpty();
        assertThat(quarantined())
                .singleElement()
                .satisfies(
                        refused -> {
                            assertThat(refused.reason).isEqualTo(reason);
                            assertThat(refused.gateway).isEqualTo(gateway);
                            assertThat(refused.payload).isEqualTo(payload);
                            assertThat(refused.detail).isNotEmpty();
                        });
    }

    List<QuarantinedRecord> quarantined() {
        return Stream.ofNullable(harness.getSideOutput(DecodeRecord.QUARANTINED))
                .flatMap(queue -> queue.stream())
                .map(StreamRecord::getValue)
                .toList();
    }

    void close() throws Exception {
        harness.close();
    }
}
