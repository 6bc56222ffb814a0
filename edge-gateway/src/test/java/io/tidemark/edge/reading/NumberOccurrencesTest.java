package io.tidemark.edge.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.RejectedReading;
import io.tidemark.events.RejectionReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NumberOccurrencesTest {

    private static final String DIGEST = "ab".repeat(32);
    private static final String OTHER_DIGEST = "cd".repeat(32);

    private KeyedOneInputStreamOperatorTestHarness<String, Rejection, RejectedReading> harness;

    @BeforeEach
    void startWithNothing() throws Exception {
        harness = start(null);
    }

    @AfterEach
    void stop() throws Exception {
        harness.close();
    }

    @Test
    void carriesTheWholeRejection() throws Exception {
        process(rejection("tidemark/a/b/c", DIGEST, 1_000L));

        assertThat(harness.extractOutputValues())
                .containsExactly(
                        RejectedReading.newBuilder()
                                .setGateway("gateway-1")
                                .setTopic("tidemark/a/b/c")
                                .setReason(RejectionReason.NOT_A_NUMBER)
                                .setDetail("value: found NaN, expected a finite number")
                                .setPayload(ByteBuffer.wrap(bytes("{\"value\":NaN}")))
                                .setPayloadBytes(13)
                                .setDigest(DIGEST)
                                .setOccurrence(1)
                                .setEventTime(Instant.ofEpochMilli(1_000))
                                .setReceivedAt(Instant.ofEpochMilli(2_000))
                                .build());
    }

    @Test
    void leavesTheEventTimeOutIfNoneCouldBeRead() throws Exception {
        process(rejection("tidemark/a/b/c", DIGEST, null));

        assertThat(harness.extractOutputValues().get(0).getEventTime()).isNull();
    }

    @Test
    void numbersTheSamePayloadOnTheSameTopic() throws Exception {
        process(
                rejection("tidemark/a/b/c", DIGEST, null),
                rejection("tidemark/a/b/c", DIGEST, null),
                rejection("tidemark/a/b/d", DIGEST, null),
                rejection("tidemark/a/b/c", OTHER_DIGEST, null),
                rejection("tidemark/a/b/c", DIGEST, null));

        assertThat(harness.extractOutputValues())
                .extracting(RejectedReading::getOccurrence)
                .containsExactly(1L, 2L, 1L, 1L, 3L);
    }

    @Test
    void givesAReplayTheNumbersOfTheFirstRun() throws Exception {
        process(rejection("tidemark/a/b/c", DIGEST, null));
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        process(rejection("tidemark/a/b/c", DIGEST, null));
        harness.close();

        harness = start(snapshot);
        process(rejection("tidemark/a/b/c", DIGEST, null));

        assertThat(harness.extractOutputValues())
                .extracting(RejectedReading::getOccurrence)
                .containsExactly(2L);
    }

    @Test
    void startsAtOneAgainWhenAPayloadHasNotComeForDays() throws Exception {
        long forgotten = NumberOccurrences.FORGOTTEN_AFTER.toMillis();
        harness.setStateTtlProcessingTime(0);
        process(rejection("tidemark/a/b/c", DIGEST, null));
        harness.setStateTtlProcessingTime(forgotten - 1);
        process(rejection("tidemark/a/b/c", DIGEST, null));
        harness.setStateTtlProcessingTime(2 * forgotten - 1);
        process(rejection("tidemark/a/b/c", DIGEST, null));

        assertThat(harness.extractOutputValues())
                .extracting(RejectedReading::getOccurrence)
                .containsExactly(1L, 2L, 1L);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    private void process(Rejection... rejections) throws Exception {
        for (Rejection rejection : rejections) {
            harness.processElement(new StreamRecord<>(rejection));
        }
    }

    private static Rejection rejection(String topic, String digest, Long eventTimeMillis) {
        return new Rejection(
                topic,
                RejectionReason.NOT_A_NUMBER,
                "value: found NaN, expected a finite number",
                bytes("{\"value\":NaN}"),
                13,
                digest,
                eventTimeMillis,
                2_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Rejection, RejectedReading> start(
            OperatorSubtaskState snapshot) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Rejection, RejectedReading> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new NumberOccurrences("gateway-1")),
                        NumberOccurrences::payloadOnTopic,
                        Types.STRING);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        return harness;
    }
}
