package io.tidemark.events;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * One event of each kind, with values that tell the fields apart; the golden files hold their
 * bytes.
 */
final class Samples {

    /** As a gateway older than incidents has said it. */
    static final Anomaly EARLIER_ANOMALY =
            Anomaly.newBuilder()
                    .setGateway("gateway-1")
                    .setSite("plant-7")
                    .setMachine("press-2")
                    .setSensor("temperature")
                    .setType("temperature")
                    .setUnit("Cel")
                    .setEventTime(Instant.parse("2014-02-07T14:55:00Z"))
                    .setDeviceSequence(19_283L)
                    .setValue(42.5)
                    .setScore(3.25)
                    .setThreshold(1.75)
                    .setDetector("random-cut-forest")
                    .setDetectorVersion("1")
                    .build();

    static final Anomaly ANOMALY =
            Anomaly.newBuilder(EARLIER_ANOMALY)
                    .setIncident("0f1e2d3c4b5a69788796a5b4c3d2e1f0")
                    .setPhase(AnomalyPhase.UPDATED)
                    .setOpenedAt(Instant.parse("2014-02-07T14:20:00Z"))
                    .setSeverity(Severity.HIGH)
                    .setReason(AnomalyReason.ABOVE_RANGE)
                    .setExpectedLower(31.5)
                    .setExpectedUpper(38.25)
                    .setAbnormalReadings(8L)
                    .setPeakScore(4.5)
                    .setPeakValue(44.75)
                    .setExplanation("temperature 0.7, vibration 0.3")
                    .build();

    static final FailurePrediction FAILURE_PREDICTION =
            FailurePrediction.newBuilder()
                    .setGateway("gateway-1")
                    .setSite("plant-7")
                    .setMachine("press-2")
                    .setEventTime(Instant.parse("2014-02-07T14:55:05Z"))
                    .setRemainingLife(86_400)
                    .setRemainingLifeLower(50_000.5)
                    .setRemainingLifeUpper(120_000.25)
                    .setCoverage(0.9)
                    .setFailureProbability(0.125)
                    .setHorizonMillis(43_200_000L)
                    .setModel("press-failures")
                    .setModelVersion("2026-01-02")
                    .setFeatureVersion(3)
                    .build();

    static final WindowSummary WINDOW_SUMMARY =
            WindowSummary.newBuilder()
                    .setGateway("gateway-1")
                    .setSite("plant-7")
                    .setMachine("press-2")
                    .setSensor("vibration")
                    .setType("acceleration")
                    .setUnit(null)
                    .setWindowStart(Instant.parse("2014-02-07T14:55:00Z"))
                    .setWindowEnd(Instant.parse("2014-02-07T14:55:05Z"))
                    .setRevision(2)
                    .setCount(50)
                    .setMean(1.5)
                    .setMin(-0.25)
                    .setMax(4.0)
                    .setStandardDeviation(0.75)
                    .setLast(1.25)
                    .build();

    static final RejectedReading REJECTED_READING =
            RejectedReading.newBuilder()
                    .setGateway("gateway-1")
                    .setTopic("tidemark/plant-7/press-2/temperature")
                    .setReason(RejectionReason.MALFORMED_JSON)
                    .setDetail("expected a JSON object or array, found 'x'")
                    .setPayload(ByteBuffer.wrap("x\u00e9".getBytes(StandardCharsets.UTF_8)))
                    .setPayloadBytes(3)
                    .setDigest("d7".repeat(32))
                    .setOccurrence(4)
                    .setEventTime(null)
                    .setReceivedAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                    .build();

    static final GatewayHealth GATEWAY_HEALTH =
            GatewayHealth.newBuilder()
                    .setGateway("gateway-1")
                    .setMeasuredAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                    .setStartedAt(Instant.parse("2026-01-01T00:00:00Z"))
                    .setVersion("0.1.0")
                    .setReadingsParsed(1_000_000L)
                    .setReadingsRejected(11L)
                    .setReadingsLate(3L)
                    .setResultsEmitted(200_000L)
                    .setResultsUplinked(199_000L)
                    .setOutboxRows(1_000L)
                    .setOutboxBytes(123_456L)
                    .setLastCheckpointAt(Instant.parse("2026-01-02T03:04:00Z"))
                    .setReadingsRepeated(5L)
                    .setMessagesDropped(2L)
                    .setResultsFolded(600L)
                    .setResultsDropped(12L)
                    .setResultsSetAside(1L)
                    .setOldestWaitingAt(Instant.parse("2026-01-02T03:00:00Z"))
                    .setSecondsToDrain(90L)
                    .setUplinkBytesToday(7_000_000L)
                    .build();

    static final LedgerEntry LEDGER_ENTRY =
            LedgerEntry.newBuilder()
                    .setGateway("gateway-1")
                    .setEnteredAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                    .setAction(LedgerAction.FOLDED)
                    .setKind("window-summary")
                    .setReason("the outbox holds 1,073,741,900 bytes, at most 1,073,741,824")
                    .setFirstSequence(1_200L)
                    .setLastSequence(1_799L)
                    .setEarliestAt(Instant.parse("2026-01-01T10:00:00Z"))
                    .setLatestAt(Instant.parse("2026-01-01T10:49:55Z"))
                    .build();

    static final ModelEvaluation MODEL_EVALUATION =
            ModelEvaluation.newBuilder()
                    .setGateway("gateway-1")
                    .setModel("press-failures")
                    .setModelVersion("7")
                    .setFeatureVersion(3)
                    .setPhase(ModelPhase.ROLLED_BACK)
                    .setEvaluatedAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                    .setStartedAt(Instant.parse("2026-01-01T03:04:00Z"))
                    .setComparedWith("6")
                    .setPredictions(1_440L)
                    .setAgreement(0.25)
                    .setMeanDifference(-7_200.5)
                    .setMeanMicros(850.25)
                    .setWorstMicros(12_000.0)
                    .setErrors(3L)
                    .setDrift(1.75)
                    .setDetail("agreement 0.25, expected at least 0.5")
                    .build();

    /** As a gateway older than columnar batches has sent it. */
    static final UplinkBatch UPLINK_BATCH =
            UplinkBatch.newBuilder()
                    .setGateway("gateway-1")
                    .setEntries(
                            List.of(
                                    new UplinkEntry(7L, ByteBuffer.wrap(golden("Anomaly-1.bin"))),
                                    new UplinkEntry(
                                            5L, ByteBuffer.wrap(golden("WindowSummary.bin")))))
                    .build();

    /** File name of the golden bytes to the event. */
    static final Map<String, SpecificRecord> BY_FILE =
            Map.of(
                    "Anomaly.bin", ANOMALY,
                    "FailurePrediction.bin", FAILURE_PREDICTION,
                    "WindowSummary.bin", WINDOW_SUMMARY,
                    "RejectedReading.bin", REJECTED_READING,
                    "GatewayHealth.bin", GATEWAY_HEALTH,
                    "LedgerEntry.bin", LEDGER_ENTRY,
                    "ModelEvaluation.bin", MODEL_EVALUATION,
                    "UplinkBatch.bin", UPLINK_BATCH);

    private Samples() {}

    /**
     * Bytes that were written once, of the file.
     *
     * @throws UncheckedIOException if there is no such file
     */
    static byte[] golden(String file) {
        try (InputStream stream = Samples.class.getResourceAsStream("golden/" + file)) {
            if (stream == null) {
                throw new FileNotFoundException("golden sample " + file);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
