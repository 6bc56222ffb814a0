package io.tidemark.edge.console;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.edge.health.UplinkProgress;
import io.tidemark.edge.identity.IdentityStatus;
import io.tidemark.edge.ingest.log.GroupCommit;
import io.tidemark.edge.model.ModelStatus;
import io.tidemark.edge.outbox.OutboxEntry;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest extends RunningConsole {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void showsTheStatusAsJson() throws Exception {
        status =
                new GatewayStatus(
                        GatewayStatus.State.RUNNING,
                        "g1",
                        new GatewayStatus.Readings(10, 2, 1),
                        new GatewayStatus.Ingest(GroupCommit.State.FULL, 4_096, 6, 9),
                        new GatewayStatus.Windows(3),
                        new GatewayStatus.Results(12, 5, 2, 1, 3, 1, 1, Map.of("anomaly", 12L)),
                        new GatewayStatus.Plant(4, 1, 2, 1, 7),
                        new ModelStatus(
                                "presses",
                                "3",
                                "2026-01-01T00:00:00Z",
                                "ab",
                                "the file is truncated",
                                null,
                                null,
                                0),
                        new GatewayStatus.Backlog(
                                220, Instant.parse("2026-03-01T11:00:00Z"), 40L, 5_000),
                        new GatewayStatus.Uplink(
                                true, Instant.parse("2026-03-01T11:59:59Z"), 2.5, false),
                        new IdentityStatus(
                                IdentityStatus.State.OWN,
                                "cd",
                                Instant.parse("2027-03-01T12:00:00Z"),
                                Instant.parse("2027-02-01T12:00:00Z"),
                                null,
                                "the template is not there"),
                        Instant.parse("2026-03-01T12:00:00.250Z"),
                        new GatewayRun(
                                77,
                                Instant.parse("2026-03-01T11:00:00Z"),
                                "savepoints/savepoint-42",
                                List.of("savepoints/savepoint-43: a is absent")));

        HttpResponse<String> response = get("/status");

        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JSON.readTree(response.body()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"state": "RUNNING", "gateway": "g1",
                                 "readings": {"parsed": 10, "rejected": 2, "late": 1},
                                 "ingest": {"log": "FULL", "logBytes": 4096,
                                            "messagesLost": 6, "messagesDropped": 9},
                                 "windows": {"open": 3},
                                 "results": {"emitted": 12, "uplinked": 5, "pending": 2,
                                             "undeliverable": 1, "folded": 3, "dropped": 1,
                                             "damaged": 1, "byKind": {"anomaly": 12}},
                                 "plant": {"incidentsOpen": 4, "high": 1, "medium": 2, "low": 1,
                                           "machinesForeseen": 7},
                                 "prediction": {"model": "presses", "version": "3",
                                                "since": "2026-01-01T00:00:00Z", "sha256": "ab",
                                                "refused": "the file is truncated",
                                                "previous": null, "candidate": null,
                                                "orderedAtMillis": 0},
                                 "backlog": {"bytes": 220, "oldestAt": "2026-03-01T11:00:00Z",
                                             "secondsToDrain": 40, "uplinkBytesToday": 5000},
                                 "uplink": {"connected": true,
                                            "lastAcknowledgedAt": "2026-03-01T11:59:59Z",
                                            "resultsPerSecond": 2.5, "budgetSpent": false},
                                 "identity": {"state": "OWN", "certificate": "cd",
                                              "expiresAt": "2027-03-01T12:00:00Z",
                                              "renewalAt": "2027-02-01T12:00:00Z",
                                              "refusedSince": null,
                                              "problem": "the template is not there"},
                                 "lastCheckpointAt": "2026-03-01T12:00:00.250Z",
                                 "pid": 77, "startedAt": "2026-03-01T11:00:00Z",
                                 "recoveredFrom": "savepoints/savepoint-42",
                                 "damagedCheckpoints": ["savepoints/savepoint-43: a is absent"]}
                                """));
    }

    @Test
    void countsResultsOfEveryKind() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1), entry(WINDOW_SUMMARY, 2), entry(ANOMALY, 3)));
        outbox.markDelivered(outbox.deliveryOrder().next(2, Long.MAX_VALUE));
        status =
                new StatusReader("g1", outbox, null)
                        .read(
                                GatewayStatus.State.STARTING,
                                UplinkProgress.none(),
                                IdentityStatus.awaited(null),
                                GatewayRun.ofThisProcess(null, List.of()));

        JsonNode results = JSON.readTree(get("/status").body()).get("results");

        assertThat(results)
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"emitted": 3, "uplinked": 2, "pending": 1, "undeliverable": 0,
                                 "folded": 0, "dropped": 0, "damaged": 0,
                                 "byKind": {"anomaly": 2, "window-summary": 1,
                                            "rejected-reading": 0, "gateway-health": 0,
                                            "ledger-entry": 0, "failure-prediction": 0,
                                            "model-evaluation": 0}}
                                """));
    }

    @Test
    void showsAnomaliesAfterASequenceNumberDeliveredOnesToo() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1), entry(WINDOW_SUMMARY, 2), entry(ANOMALY, 3)));
        outbox.markDelivered(outbox.deliveryOrder().next(3, Long.MAX_VALUE));

        assertThat(JSON.readTree(get("/anomalies?after=1").body()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                [{"sequence": 3, "incident": null, "phase": "OPENED",
                                  "severity": "UNKNOWN", "reason": "UNUSUAL",
                                  "site": "plant", "machine": "press", "sensor": "bearing",
                                  "openedAt": null, "eventTime": "2026-03-01T10:00:03Z",
                                  "value": 98.5, "unit": "°C",
                                  "expectedLower": null, "expectedUpper": null,
                                  "score": 3.25, "threshold": 2.5, "abnormalReadings": null,
                                  "peakScore": null, "peakValue": null,
                                  "detector": "random-cut-forest", "detectorVersion": "1",
                                  "explanation": null}]
                                """));
        assertThat(JSON.readTree(get("/anomalies").body())).hasSize(2);
        assertThat(JSON.readTree(get("/anomalies?after=3").body())).isEmpty();
    }

    @Test
    void showsAtMostFiveHundredAnomaliesAtOnce() throws Exception {
        List<OutboxEntry> entries = new ArrayList<>();
        for (int number = 1; number <= 501; number++) {
            entries.add(entry(ANOMALY, number));
        }
        outbox.append(entries);

        JsonNode anomalies = JSON.readTree(get("/anomalies?after=0").body());

        assertThat(anomalies).hasSize(500);
        assertThat(anomalies.get(499).get("sequence").asLong()).isEqualTo(500);
    }
}
