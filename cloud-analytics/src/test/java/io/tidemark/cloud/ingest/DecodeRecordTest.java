package io.tidemark.cloud.ingest;

import static io.tidemark.cloud.SampleEvents.anomaly;
import static io.tidemark.cloud.SampleEvents.gatewayHealth;
import static io.tidemark.cloud.SampleEvents.rejectedReading;
import static io.tidemark.cloud.SampleEvents.windowSummary;
import static io.tidemark.cloud.Uplinks.entry;
import static io.tidemark.cloud.Uplinks.message;
import static io.tidemark.cloud.Uplinks.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.cloud.Uplinks;
import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeRecordTest {

    private DecoderUnderTest decoder;

    @BeforeEach
    void open() throws Exception {
        decoder = new DecoderUnderTest();
    }

    @AfterEach
    void close() throws Exception {
        decoder.close();
    }

    @Test
    void handsOnEveryEventOfABatchInItsOrder() throws Exception {
        decoder.process(
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
        assertThat(decoder.groups())
                .extracting(
                        group -> group.events.get(0).id(),
                        group -> group.table,
                        group -> group.events.get(0).sequence())
                .containsExactly(
                        tuple(EventId.of(windowSummary("g1", 0)), EventTable.WINDOW_SUMMARIES, 9L),
                        tuple(EventId.of(anomaly("g1", 1)), EventTable.ANOMALIES, 7L),
                        tuple(
                                EventId.of(rejectedReading("g1", 1)),
                                EventTable.REJECTED_READINGS,
                                8L),
                        tuple(EventId.of(gatewayHealth("g1")), EventTable.GATEWAY_HEALTH, 10L));
        assertThat(decoder.groups())
                .allSatisfy(group -> assertThat(group.arrivedAtMillis).isEqualTo(received));
        assertThat(EventCodec.decode(decoder.events().get(1).encoded()))
                .isEqualTo(anomaly("g1", 1));
        assertThat(decoder.quarantined()).isEmpty();
    }

    @Test
    void handsOnWhatIsAboutOneSecondTogether() throws Exception {
        decoder.process(
                record(
                        "1",
                        "g1",
                        message(
                                "g1",
                                entry(1, windowSummary("g1", 0)),
                                entry(2, windowSummary("g1", 1)),
                                entry(3, gatewayHealth("g1")),
                                entry(4, windowSummary("g1", 0)))));

        assertThat(decoder.groups())
                .extracting(
                        group -> group.table,
                        group -> group.events.stream().map(ReceivedEvent::sequence).toList())
                .containsExactly(
                        tuple(EventTable.WINDOW_SUMMARIES, List.of(1L, 4L)),
                        tuple(EventTable.WINDOW_SUMMARIES, List.of(2L)),
                        tuple(EventTable.GATEWAY_HEALTH, List.of(3L)));
        assertThat(decoder.groups()).extracting(group -> group.subject).doesNotHaveDuplicates();
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
        decoder.process(record("1", text));

        decoder.assertQuarantined(
                QuarantineReason.MALFORMED_ENVELOPE, null, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsAllThatIsKnownOfWhatItQuarantines() throws Exception {
        decoder.process(record("49680475259", "not json"));

        assertThat(decoder.quarantined())
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
    void handsOnTheGoodEventsOfABatchWithABadOne() throws Exception {
        decoder.process(
                record(
                        "1",
                        "g1",
                        message(
                                "g1",
                                entry(1, anomaly("g1", 1)),
                                entry(2, new byte[] {1, 2, 3}),
                                entry(3, anomaly("g1", 3)))));

        assertThat(decoder.events()).extracting(ReceivedEvent::sequence).containsExactly(1L, 3L);
        assertThat(decoder.quarantined())
                .extracting(refused -> refused.sequence, refused -> refused.payload)
                .containsExactly(tuple(2L, new byte[] {1, 2, 3}));
    }
}
