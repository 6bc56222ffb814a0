package io.tidemark.cloud;

import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.ingest.ReceivedEvent;
import io.tidemark.cloud.ingest.ReceivedEvents;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import io.tidemark.events.EventCodec;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.LedgerAction;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.ModelPhase;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.RejectionReason;
import io.tidemark.events.Severity;
import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import io.tidemark.events.WindowSummary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What gateways send and how it arrives in the stream. */
public final class Uplinks {

    /** When IoT Core received every message here. */
    public static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:01.250Z");

    /** When Kinesis took every record here. */
    public static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:01.500Z");

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Uplinks() {}

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

    /** An event as the decoder hands it on, alone. */
    public static ReceivedEvents received(
            String id, EventTable table, long sequence, byte[] event) {
        return received(table, new ReceivedEvent(id, sequence, event));
    }

    /** Events of one subject as the decoder hands them on. */
    public static ReceivedEvents received(EventTable table, ReceivedEvent... events) {
        ReceivedEvents received = new ReceivedEvents();
        received.subject = "g1/" + table.tableName() + "/1772366400";
        received.table = table;
        received.arrivedAtMillis = RECEIVED.toEpochMilli();
        received.gateway = "g1";
        received.shard = "shardId-000000000000";
        received.recordNumber = "1";
        received.recordedAtMillis = ARRIVED.toEpochMilli();
        received.events.addAll(List.of(events));
        return received;
    }

    public static UplinkEntry entry(long sequence, SpecificRecord event) {
        return entry(sequence, EventCodec.encode(event));
    }

    public static UplinkEntry entry(long sequence, byte[] event) {
        return UplinkEntry.newBuilder()
                .setSequence(sequence)
                .setEvent(ByteBuffer.wrap(event))
                .build();
    }

    /** The message that a gateway publishes. */
    public static byte[] message(String gateway, UplinkEntry... entries) {
        return EventCodec.encodeBatch(
                UplinkBatch.newBuilder().setGateway(gateway).setEntries(List.of(entries)).build());
    }

    /** A record as the rule puts it for a message of an authenticated gateway. */
    public static KinesisRecord record(String number, String gateway, byte[] message) {
        return record(
                number,
                String.format(
                        "{\"data\":\"%s\",\"gateway\":\"%s\",\"receivedAt\":%d,\"topic\":\"t\"}",
                        Base64.getEncoder().encodeToString(message),
                        gateway,
                        RECEIVED.toEpochMilli()));
    }

    /** A record of this text. */
    public static KinesisRecord record(String number, String text) {
        return new KinesisRecord(
                "shardId-000000000000",
                number,
                ARRIVED.toEpochMilli(),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
