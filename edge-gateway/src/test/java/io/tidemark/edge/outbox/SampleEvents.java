package io.tidemark.edge.outbox;

import io.tidemark.edge.outbox.store.EventTimes;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.LedgerAction;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.ModelPhase;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.RejectionReason;
import io.tidemark.events.Severity;
import io.tidemark.events.WindowSummary;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Events of every kind; the same number gives the same event. */
public final class SampleEvents {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private SampleEvents() {}

    public static SpecificRecord event(EventKind kind, int number) {
        return switch (kind) {
            case ANOMALY -> anomaly(number);
            case WINDOW_SUMMARY -> summary(number);
            case REJECTED_READING -> rejected(number, new byte[] {1, 2, 3});
            case GATEWAY_HEALTH -> health(number);
            case LEDGER_ENTRY -> ledgerEntry(number);
            case FAILURE_PREDICTION -> prediction(number);
            case MODEL_EVALUATION -> evaluation(number);
        };
    }

    public static ModelEvaluation evaluation(int number) {
        return ModelEvaluation.newBuilder()
                .setGateway("g1")
                .setModel("presses")
                .setModelVersion("2")
                .setFeatureVersion(1)
                .setPhase(ModelPhase.TRIAL)
                .setEvaluatedAt(START.plusSeconds(number))
                .setStartedAt(START)
                .setPredictions(number)
                .setErrors(0)
                .build();
    }

    public static LedgerEntry ledgerEntry(int number) {
        return LedgerEntry.newBuilder()
                .setGateway("g1")
                .setEnteredAt(START.plusSeconds(number))
                .setAction(LedgerAction.DROPPED)
                .setKind("window-summary")
                .setReason("the outbox is full")
                .setFirstSequence(number)
                .setLastSequence(number)
                .build();
    }

    /** What the ledger says of a result that was set aside for the reason "seeded". */
    public static LedgerEntry setAside(long sequence, OutboxEntry entry, Clock clock) {
        EventTimes times = EventTimes.of(entry.event());
        return LedgerEntry.newBuilder()
                .setGateway("g1")
                .setEnteredAt(clock.instant())
                .setAction(LedgerAction.SET_ASIDE)
                .setKind(entry.kind().label())
                .setReason("seeded")
                .setFirstSequence(sequence)
                .setLastSequence(sequence)
                .setEarliestAt(times.earliest())
                .setLatestAt(times.latest())
                .build();
    }

    public static OutboxEntry entry(EventKind kind, int number) {
        return OutboxEntry.of(event(kind, number));
    }

    public static Anomaly anomaly(int number) {
        return Anomaly.newBuilder()
                .setGateway("g1")
                .setSite("plant")
                .setMachine("press")
                .setSensor("bearing")
                .setType("temperature")
                .setUnit("°C")
                .setEventTime(START.plusSeconds(number))
                .setValue(98.5)
                .setScore(3.25)
                .setThreshold(2.5)
                .setDetector("random-cut-forest")
                .setDetectorVersion("1")
                .build();
    }

    /** A message of an incident of the sensor; the same number gives the same event time. */
    public static Anomaly incident(String sensor, int openedAt, int number, AnomalyPhase phase) {
        return Anomaly.newBuilder(anomaly(number))
                .setSensor(sensor)
                .setIncident(sensor + openedAt)
                .setPhase(phase)
                .setOpenedAt(START.plusSeconds(openedAt))
                .setSeverity(Severity.MEDIUM)
                .setReason(AnomalyReason.ABOVE_RANGE)
                .setExpectedUpper(90.0)
                .setAbnormalReadings(3L)
                .setPeakScore(3.5)
                .setPeakValue(99.0)
                .setExplanation("hotter than 90 °C")
                .build();
    }

    public static FailurePrediction prediction(int number) {
        return FailurePrediction.newBuilder()
                .setGateway("g1")
                .setSite("plant")
                .setMachine("press")
                .setEventTime(START.plusSeconds(60L * number))
                .setRemainingLife(86_400)
                .setRemainingLifeLower(50_000)
                .setRemainingLifeUpper(120_000)
                .setCoverage(0.9)
                .setFailureProbability(0.125)
                .setHorizonMillis(43_200_000)
                .setModel("press-failures")
                .setModelVersion("1")
                .setFeatureVersion(1)
                .build();
    }

    public static WindowSummary summary(int number) {
        return WindowSummary.newBuilder()
                .setGateway("g1")
                .setSite("plant")
                .setMachine("press")
                .setSensor("bearing")
                .setType("temperature")
                .setWindowStart(START.plusSeconds(5L * number))
                .setWindowEnd(START.plusSeconds(5L * number + 5))
                .setRevision(0)
                .setCount(5)
                .setMean(20.5)
                .setMin(20)
                .setMax(21)
                .setStandardDeviation(0.5)
                .setLast(21.0)
                .build();
    }

    public static RejectedReading rejected(int number, byte[] payload) {
        return RejectedReading.newBuilder()
                .setGateway("g1")
                .setTopic("tidemark/plant/press/bearing")
                .setReason(RejectionReason.MALFORMED_JSON)
                .setDetail("expected an object")
                .setPayload(ByteBuffer.wrap(payload))
                .setPayloadBytes(payload.length)
                .setDigest("d" + number)
                .setOccurrence(1)
                .setReceivedAt(START)
                .build();
    }

    public static GatewayHealth health(int number) {
        return GatewayHealth.newBuilder()
                .setGateway("g1")
                .setMeasuredAt(START.plusSeconds(60L * number))
                .setStartedAt(START)
                .setVersion("1")
                .setReadingsParsed(0)
                .setReadingsRejected(0)
                .setReadingsLate(0)
                .setResultsEmitted(0)
                .setResultsUplinked(0)
                .setOutboxRows(0)
                .setOutboxBytes(0)
                .build();
    }
}
