package io.tidemark.cloud.ingest;

import static io.tidemark.cloud.Uplinks.anomaly;
import static io.tidemark.cloud.Uplinks.anomalyAt;
import static io.tidemark.cloud.Uplinks.entry;
import static io.tidemark.cloud.Uplinks.gatewayHealth;
import static io.tidemark.cloud.Uplinks.message;
import static io.tidemark.cloud.Uplinks.record;
import static io.tidemark.cloud.Uplinks.rejectedReading;
import static io.tidemark.cloud.Uplinks.windowSummary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.Zstd;
import io.tidemark.cloud.Uplinks;
import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import io.tidemark.events.UplinkBatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeRecordTest {

    private OneInputStreamOperatorTestHarness<KinesisRecord, ReceivedEvent> harness;

    @BeforeEach
    void open() throws Exception {
        harness = ProcessFunctionTestHarnesses.forProcessFunction(new DecodeRecord());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void handsOnEveryEventOfABatchInItsOrder() throws Exception {
        process(
                record(
                        "1",
                        "g1",
                        message(
                                "g1",
                                entry(9, windowSummary("g1", 0)),
                                entry(7, anomaly("g1", 1)),
                                entry(8, rejectedReading("g1", 1)),
                                entry(10, gatewayHealth("g1")))));

        long received = Uplinks.RECEIVED.toEpochMilli();
        assertThat(harness.extractOutputValues())
                .extracting(event -> event.id, event -> event.table, event -> event.sequence)
                .containsExactly(
                        tuple(EventId.of(windowSummary("g1", 0)), EventTable.WINDOW_SUMMARIES, 9L),
                        tuple(EventId.of(anomaly("g1", 1)), EventTable.ANOMALIES, 7L),
                        tuple(
                                EventId.of(rejectedReading("g1", 1)),
                                EventTable.REJECTED_READINGS,
                                8L),
                        tuple(EventId.of(gatewayHealth("g1")), EventTable.GATEWAY_HEALTH, 10L));
        assertThat(harness.extractOutputValues())
                .allSatisfy(event -> assertThat(event.arrivedAtMillis).isEqualTo(received));
        assertThat(EventCodec.decode(harness.extractOutputValues().get(1).event))
                .isEqualTo(anomaly("g1", 1));
        assertThat(quarantined()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "not json",
                "[]",
                "{}",
                "{\"data\":\"AAAA\",\"receivedAt\":1}",
                "{\"data\":\"AAAA\",\"gateway\":null,\"receivedAt\":1}",
                "{\"data\":\"AAAA\",\"gateway\":\"g1\"}",
                "{\"data\":\"AAAA\",\"gateway\":\"g1\",\"receivedAt\":\"noon\"}",
                "{\"data\":\"no base64!\",\"gateway\":\"g1\",\"receivedAt\":1}",
                "{\"data\":\"AAAA\",\"gateway\":\"g1\",\"receivedAt\":1} {}"
            })
    void quarantinesWhatTheRuleDoesNotWrite(String text) throws Exception {
        process(record("1", text));

        assertQuarantined(
                QuarantineReason.MALFORMED_ENVELOPE, null, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsAllThatIsKnownOfWhatItQuarantines() throws Exception {
        process(record("49680475259", "not json"));

        assertThat(quarantined())
                .singleElement()
                .satisfies(
                        refused -> {
                            assertThat(refused.shard).isEqualTo("shardId-000000000000");
                            assertThat(refused.sequenceNumber).isEqualTo("49680475259");
                            assertThat(refused.arrivedAtMillis)
                                    .isEqualTo(Uplinks.ARRIVED.toEpochMilli());
                            assertThat(refused.detail).startsWith("Unrecognized token 'not'");
                        });
    }

    @Test
    void quarantinesABatchThatIsTruncated() throws Exception {
        byte[] whole = message("g1", entry(1, anomaly("g1", 1)));
        KinesisRecord record = record("1", "g1", Arrays.copyOf(whole, whole.length - 5));

        process(record);

        assertQuarantined(QuarantineReason.UNDECODABLE_BATCH, "g1", record.data);
    }

    @Test
    void quarantinesABatchThatDecompressesToMoreThanTheLimit() throws Exception {
        byte[] bomb = Zstd.compress(new byte[EventCodec.MAX_BATCH_BYTES + 1]);
        KinesisRecord record = record("1", "g1", bomb);

        process(record);

        assertThat(bomb.length).isLessThan(1024);
        assertQuarantined(QuarantineReason.UNDECODABLE_BATCH, "g1", record.data);
    }

    @Test
    void quarantinesABatchThatClaimsMoreThanItHolds() throws Exception {
        byte[] header = Arrays.copyOf(EventCodec.encode(batchOf("")), 10);
        // The gateway's length as zigzag: 2^31 - 9, the longest that a Java string may claim.
        byte[] length = {(byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        ByteBuffer lie = ByteBuffer.allocate(15).put(header).put(length);
        KinesisRecord record = record("1", "g1", Zstd.compress(lie.array()));

        process(record);

        assertQuarantined(QuarantineReason.UNDECODABLE_BATCH, "g1", record.data);
    }

    @Test
    void quarantinesABatchInTheNameOfAnotherGateway() throws Exception {
        KinesisRecord record = record("1", "g1", message("g2", entry(1, anomaly("g2", 1))));

        process(record);

        assertQuarantined(QuarantineReason.WRONG_GATEWAY, "g1", record.data);
    }

    @Test
    void quarantinesAnEventInTheNameOfAnotherGateway() throws Exception {
        process(record("1", "g1", message("g1", entry(1, anomaly("g2", 1)))));

        assertQuarantined(
                QuarantineReason.WRONG_GATEWAY, "g1", EventCodec.encode(anomaly("g2", 1)));
    }

    @Test
    void quarantinesAnEventOfAnUnknownSchema() throws Exception {
        byte[] event = EventCodec.encode(anomaly("g1", 1));
        ByteBuffer.wrap(event).order(ByteOrder.LITTLE_ENDIAN).putLong(2, 42);

        process(record("1", "g1", message("g1", entry(1, event))));

        assertQuarantined(QuarantineReason.UNDECODABLE_EVENT, "g1", event);
    }

    @Test
    void quarantinesAnEventThatNoTableKeeps() throws Exception {
        byte[] event = EventCodec.encode(batchOf("g1"));

        process(record("1", "g1", message("g1", entry(1, event))));

        assertQuarantined(QuarantineReason.UNEXPECTED_TYPE, "g1", event);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {Long.MIN_VALUE, -62_135_596_800_001L, 253_402_300_800_000L, Long.MAX_VALUE})
    void quarantinesAnEventOfATimeThatNoTableHolds(long eventTimeMillis) throws Exception {
        byte[] event = EventCodec.encode(anomalyAt("g1", 1, Instant.ofEpochMilli(eventTimeMillis)));

        process(record("1", "g1", message("g1", entry(1, event))));

        assertQuarantined(QuarantineReason.IMPOSSIBLE_TIME, "g1", event);
    }

    @Test
    void handsOnTheGoodEventsOfABatchWithABadOne() throws Exception {
        process(
                record(
                        "1",
                        "g1",
                        message(
                                "g1",
                                entry(1, anomaly("g1", 1)),
                                entry(2, new byte[] {1, 2, 3}),
                                entry(3, anomaly("g1", 3)))));

        assertThat(harness.extractOutputValues())
                .extracting(event -> event.sequence)
                .containsExactly(1L, 3L);
        assertThat(quarantined())
                .extracting(refused -> refused.payload)
                .containsExactly(new byte[] {1, 2, 3});
    }

    private void process(KinesisRecord record) throws Exception {
        harness.processElement(record, 0);
    }

    private void assertQuarantined(QuarantineReason reason, String gateway, byte[] payload) {
        assertThat(harness.extractOutputValues()).isEmpty();
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

    private List<QuarantinedRecord> quarantined() {
        return Stream.ofNullable(harness.getSideOutput(DecodeRecord.QUARANTINED))
                .flatMap(queue -> queue.stream())
                .map(StreamRecord::getValue)
                .toList();
    }

    private static UplinkBatch batchOf(String gateway) {
        return UplinkBatch.newBuilder().setGateway(gateway).setEntries(List.of()).build();
    }
}
