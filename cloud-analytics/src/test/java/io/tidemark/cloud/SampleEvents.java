package io.tidemark.cloud;

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
import java.time.Instant;

/** One event of each kind that a gateway sends. */
public final class SampleEvents {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private SampleEvents() {}

    /** As a gateway older than incidents says it. */
    public static Anomaly anomaly(String gateway, long deviceSequence) {
        return anomalyAt(gateway, deviceSequence, NOON.plusSeconds(deviceSequence));
    }

    public static Anomaly anomalyAt(String gateway, long deviceSequence, Instant eventTime) {
        return Anomaly.newBuilder()
                .setGateway(gateway)
                .setSite("plant-7")
                .setMachine("press-2")
                .setSensor("motor")
                .setType("temperature")
                .setUnit("Cel")
                .setEventTime(eventTime)
                .setDeviceSequence(deviceSequence)
                .setValue(42.5)
                .setScore(3.25)
                .setThreshold(1.75)
                .setDetector("random-cut-forest")
                .setDetectorVersion("1")
                .build();
    }

    /** The news that an incident is over that was opened 60 s before. */
    public static Anomaly incident(String gateway, long deviceSequence) {
        return Anomaly.newBuilder(anomaly(gateway, deviceSequence))
                .setIncident("incident-1")
                .setPhase(AnomalyPhase.CLOSED)
                .setOpenedAt(NOON.plusSeconds(deviceSequence - 60))
                .setSeverity(Severity.MEDIUM)
                .setReason(AnomalyReason.ABOVE_RANGE)
                .setExpectedLower(null)
                .setExpectedUpper(40.0)
                .setAbnormalReadings(12L)
                .setPeakScore(6.5)
                .setPeakValue(44.0)
                .setExplanation("the motor is hot")
                .build();
    }

    public static FailurePrediction failurePrediction(String gateway) {
        return FailurePrediction.newBuilder()
                .setGateway(gateway)
                .setSite("plant-7")
                .setMachine("press-2")
                .setEventTime(NOON)
                .setRemainingLife(86_400)
                .setRemainingLifeLower(50_000.5)
                .setRemainingLifeUpper(120_000.25)
                .setCoverage(0.9)
                .setFailureProbability(0.125)
                .setHorizonMillis(43_200_000)
                .setModel("press-failures")
                .setModelVersion("2026-01-02")
                .setFeatureVersion(3)
                .build();
    }

    public static ModelEvaluation modelEvaluation(String gateway) {
        return ModelEvaluation.newBuilder()
                .setGateway(gateway)
                .setModel("press-failures")
                .setModelVersion("7")
                .setFeatureVersion(3)
                .setPhase(ModelPhase.ROLLED_BACK)
                .setEvaluatedAt(NOON)
                .setStartedAt(NOON.minusSeconds(3_600))
                .setComparedWith("6")
                .setPredictions(1_440)
                .setAgreement(0.25)
                .setMeanDifference(-7_200.5)
                .setMeanMicros(850.25)
                .setWorstMicros(12_000.0)
                .setErrors(3)
                .setDrift(null)
                .setDetail("agreement 0.25, expected at least 0.5")
                .build();
    }

    public static WindowSummary windowSummary(String gateway, int window) {
        Instant start = NOON.plusSeconds(5L * window);
        return WindowSummary.newBuilder()
                .setGateway(gateway)
                .setSite("plant-7")
                .setMachine("press-2")
                .setSensor("bearing")
                .setType("acceleration")
                .setUnit(null)
                .setWindowStart(start)
                .setWindowEnd(start.plusSeconds(5))
                .setRevision(2)
                .setCount(50)
                .setMean(1.5)
                .setMin(-0.25)
                .setMax(4.0)
                .setStandardDeviation(0.75)
                .setLast(1.25)
                .build();
    }

    public static RejectedReading rejectedReading(String gateway, long occurrence) {
        return RejectedReading.newBuilder()
                .setGateway(gateway)
                .setTopic("tidemark/plant-7/press-2/motor")
                .setReason(RejectionReason.NOT_A_NUMBER)
                .setDetail("value is NaN, expected a finite number")
                .setPayload(ByteBuffer.wrap(new byte[] {0, (byte) 0xff, 7}))
                .setPayloadBytes(3)
                .setDigest("d7".repeat(32))
                .setOccurrence(occurrence)
                .setEventTime(null)
                .setReceivedAt(NOON)
                .build();
    }

    public static GatewayHealth gatewayHealth(String gateway) {
        return GatewayHealth.newBuilder()
                .setGateway(gateway)
                .setMeasuredAt(NOON)
                .setStartedAt(NOON.minusSeconds(60))
                .setVersion("0.1.0")
                .setReadingsParsed(1_000)
                .setReadingsRejected(2)
                .setReadingsLate(3)
                .setResultsEmitted(40)
                .setResultsUplinked(30)
                .setOutboxRows(10)
                .setOutboxBytes(2_500)
                .setLastCheckpointAt(NOON.minusSeconds(1))
                .build();
    }

    public static LedgerEntry ledgerEntry(String gateway, long firstSequence, long lastSequence) {
        return LedgerEntry.newBuilder()
                .setGateway(gateway)
                .setEnteredAt(NOON)
                .setAction(LedgerAction.DROPPED)
                .setKind("window-summary")
                .setReason("the outbox holds 1,073,741,900 bytes, at most 1,073,741,824")
                .setFirstSequence(firstSequence)
                .setLastSequence(lastSequence)
                .setEarliestAt(NOON.minusSeconds(60))
                .setLatestAt(null)
                .build();
    }
}
