package io.tidemark.cloud;

import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import io.tidemark.events.WindowSummary;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** The rows that the events of {@link Uplinks} must become, written out in the tables' columns. */
final class ExpectedRows {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-01T12:00:00Z");
    private static final OffsetDateTime RECEIVED = OffsetDateTime.parse("2026-03-01T12:00:01.250Z");

    private ExpectedRows() {}

    static List<Object> windowSummary(String gateway, long sequence, int window) {
        return Arrays.asList(
                EventId.of(SampleEvents.windowSummary(gateway, window)),
                sequence,
                gateway,
                "plant-7",
                "press-2",
                "bearing",
                "acceleration",
                null,
                NOON.plusSeconds(5L * window),
                NOON.plusSeconds(5L * window + 5),
                2,
                50L,
                1.5,
                -0.25,
                4.0,
                0.75,
                1.25,
                RECEIVED);
    }

    static List<Object> anomaly() {
        return Arrays.asList(
                EventId.of(SampleEvents.anomaly("g1", 7)),
                2L,
                "g1",
                "plant-7",
                "press-2",
                "motor",
                "temperature",
                "Cel",
                NOON.plusSeconds(7),
                7L,
                42.5,
                3.25,
                1.75,
                "random-cut-forest",
                "1",
                null,
                "OPENED",
                null,
                "UNKNOWN",
                "UNUSUAL",
                null,
                null,
                null,
                null,
                null,
                null,
                RECEIVED);
    }

    static List<Object> incident() {
        return Arrays.asList(
                EventId.of(SampleEvents.incident("g1", 70)),
                7L,
                "g1",
                "plant-7",
                "press-2",
                "motor",
                "temperature",
                "Cel",
                NOON.plusSeconds(70),
                70L,
                42.5,
                3.25,
                1.75,
                "random-cut-forest",
                "1",
                "incident-1",
                "CLOSED",
                NOON.plusSeconds(10),
                "MEDIUM",
                "ABOVE_RANGE",
                null,
                40.0,
                12L,
                6.5,
                44.0,
                "the motor is hot",
                RECEIVED);
    }

    static List<Object> failurePrediction() {
        return Arrays.asList(
                EventId.of(SampleEvents.failurePrediction("g1")),
                8L,
                "g1",
                "plant-7",
                "press-2",
                NOON,
                86_400.0,
                50_000.5,
                120_000.25,
                0.9,
                0.125,
                43_200_000L,
                "press-failures",
                "2026-01-02",
                3,
                RECEIVED);
    }

    static List<Object> modelEvaluation() {
        return Arrays.asList(
                EventId.of(SampleEvents.modelEvaluation("g1")),
                9L,
                "g1",
                "press-failures",
                "7",
                3,
                "ROLLED_BACK",
                NOON,
                NOON.minusSeconds(3_600),
                "6",
                1_440L,
                0.25,
                -7_200.5,
                850.25,
                12_000.0,
                3L,
                null,
                "agreement 0.25, expected at least 0.5",
                RECEIVED);
    }

    static List<Object> rejectedReading() {
        return Arrays.asList(
                EventId.of(SampleEvents.rejectedReading("g1", 1)),
                3L,
                "g1",
                "tidemark/plant-7/press-2/motor",
                "NOT_A_NUMBER",
                "value is NaN, expected a finite number",
                ByteBuffer.wrap(new byte[] {0, (byte) 0xff, 7}),
                3,
                "d7".repeat(32),
                1L,
                null,
                NOON,
                RECEIVED);
    }

    static List<Object> gatewayHealth() {
        return Arrays.asList(
                EventId.of(SampleEvents.gatewayHealth("g1")),
                4L,
                "g1",
                NOON,
                NOON.minusSeconds(60),
                "0.1.0",
                1_000L,
                2L,
                3L,
                40L,
                30L,
                10L,
                2_500L,
                NOON.minusSeconds(1),
                0L,
                0L,
                0L,
                0L,
                0L,
                null,
                null,
                0L,
                RECEIVED);
    }

    static List<Object> ledgerEntry() {
        return Arrays.asList(
                EventId.of(SampleEvents.ledgerEntry("g1", 20, 29)),
                6L,
                "g1",
                NOON,
                "DROPPED",
                "window-summary",
                "the outbox holds 1,073,741,900 bytes, at most 1,073,741,824",
                20L,
                29L,
                NOON.minusSeconds(60),
                null,
                RECEIVED);
    }

    /** The window summary of another number than the one under which it came before. */
    static List<Object> repeated(long sequence, long firstSequence) {
        WindowSummary summary = SampleEvents.windowSummary("g1", 0);
        return Arrays.asList(
                "shardId-000000000000",
                "2",
                "g1",
                "REPEATED_UNDER_ANOTHER_SEQUENCE",
                "event " + EventId.of(summary) + " came before with the sequence " + firstSequence,
                ByteBuffer.wrap(EventCodec.encode(summary)),
                OffsetDateTime.parse("2026-03-01T12:00:01.500Z"),
                sequence);
    }
}
