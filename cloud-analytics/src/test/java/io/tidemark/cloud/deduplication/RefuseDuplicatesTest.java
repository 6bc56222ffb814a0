package io.tidemark.cloud.deduplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.cloud.Uplinks;
import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.cloud.ingest.ReceivedEvent;
import io.tidemark.cloud.ingest.ReceivedEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefuseDuplicatesTest {

    private static final Duration RETENTION = Duration.ofHours(1);
    private static final String A = "0123456789abcdef0123456789abcdef";
    private static final String B = "fedcba98765432100123456789abcdef";

    private KeyedOneInputStreamOperatorTestHarness<String, ReceivedEvents, ReceivedEvents> harness;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
        harness.setStateTtlProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void refusesASecondEventOfAnId() throws Exception {
        send(event(A, 1), event(B, 2), event(A, 3), event(A, 4));

        assertThat(admittedSequences()).containsExactly(1L, 2L);
    }

    @Test
    void refusesASecondEventOfAnIdInOneRecord() throws Exception {
        sendTogether(event(A, 1), event(A, 3), event(B, 2), event(A, 1));

        assertThat(admittedSequences()).containsExactly(1L, 2L);
    }

    @Test
    void tellsIdsApartThatShareAHalf() throws Exception {
        send(event(A, 1), event("0123456789abcdef0123456789abcdee", 2), event(B, 3));

        assertThat(admittedSequences()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void keepsTheNumberUnderWhichAnEventCameAgain() throws Exception {
        send(event(A, 1), event(A, 1), event(A, 3), event(B, 2), event(A, 4));

        assertThat(harness.getSideOutput(RefuseDuplicates.REPEATED))
                .extracting(
                        repeated -> repeated.getValue().sequence,
                        repeated -> repeated.getValue().reason,
                        repeated -> repeated.getValue().gateway,
                        repeated -> repeated.getValue().detail)
                .containsExactly(
                        tuple(
                                3L,
                                QuarantineReason.REPEATED_UNDER_ANOTHER_SEQUENCE,
                                "g1",
                                "event " + A + " came before with the sequence 1"),
                        tuple(
                                4L,
                                QuarantineReason.REPEATED_UNDER_ANOTHER_SEQUENCE,
                                "g1",
                                "event " + A + " came before with the sequence 1"));
    }

    @Test
    void remembersAnIdUntilTheRetentionIsOver() throws Exception {
        send(event(A, 1));
        harness.setStateTtlProcessingTime(RETENTION.toMillis() - 1);
        send(event(A, 2));

        assertThat(admittedSequences()).containsExactly(1L);
    }

    @Test
    void forgetsAnIdWhenTheRetentionIsOverAndCopiesDoNotProlongIt() throws Exception {
        send(event(A, 1));
        harness.setStateTtlProcessingTime(RETENTION.toMillis() - 1);
        send(event(A, 2));
        harness.setStateTtlProcessingTime(RETENTION.toMillis());
        send(event(A, 3));

        assertThat(admittedSequences()).containsExactly(1L, 3L);
    }

    @Test
    void refusesAfterARestoreWhatItAdmittedBefore() throws Exception {
        send(event(A, 1));
        restart();
        send(event(A, 3), event(B, 4));

        assertThat(admittedSequences()).containsExactly(4L);
    }

    /** More of one second than is remembered together, in records of many sizes, with copies. */
    @ParameterizedTest
    @ValueSource(ints = {1, 700, 5_000})
    void admitsEachIdOnceWhateverTheirNumber(int largestRecord) throws Exception {
        Random random = new Random(largestRecord);
        Map<String, Long> first = new HashMap<>();
        List<Long> expected = new ArrayList<>();
        List<Long> admitted = new ArrayList<>();
        long sequence = 0;
        while (first.size() < RememberedEvents.MAXIMUM + 200) {
            ReceivedEvent[] record = new ReceivedEvent[1 + random.nextInt(largestRecord)];
            for (int place = 0; place < record.length; place++) {
                record[place] = event(id(random.nextInt(6_000)), ++sequence);
                if (first.putIfAbsent(record[place].id(), sequence) == null) {
                    expected.add(sequence);
                }
            }
            sendTogether(record);
        }
        admitted.addAll(admittedSequences());
        restart();
        sendTogether(first.keySet().stream().map(id -> event(id, 1)).toArray(ReceivedEvent[]::new));
        admitted.addAll(admittedSequences());

        assertThat(admitted).isEqualTo(expected);
    }

    private void restart() throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        harness.close();
        harness = newHarness();
        harness.setStateTtlProcessingTime(0);
        harness.initializeState(snapshot);
        harness.open();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ReceivedEvents, ReceivedEvents>
            newHarness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RefuseDuplicates(RETENTION)),
                group -> group.subject,
                Types.STRING);
    }

    private void send(ReceivedEvent... events) throws Exception {
        for (ReceivedEvent event : events) {
            sendTogether(event);
        }
    }

    private void sendTogether(ReceivedEvent... events) throws Exception {
        harness.processElement(Uplinks.received(EventTable.ANOMALIES, events), 0);
    }

    private List<Long> admittedSequences() {
        return harness.extractOutputValues().stream()
                .flatMap(group -> group.events.stream())
                .map(ReceivedEvent::sequence)
                .toList();
    }

    private static String id(int number) {
        return LongStream.of(number * 0x9E3779B97F4A7C15L, number)
                .mapToObj(half -> String.format("%016x", half))
                .reduce("", String::concat);
    }

    private static ReceivedEvent event(String id, long sequence) {
        return new ReceivedEvent(id, sequence, new byte[] {7});
    }
}
