package io.tidemark.edge.console;

import static io.tidemark.edge.outbox.SampleEvents.incident;
import static io.tidemark.edge.outbox.SampleEvents.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.edge.health.UplinkProgress;
import io.tidemark.edge.identity.IdentityStatus;
import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.Severity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console tells of the machines: open incidents, and how long they will go on. */
class PlantPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private Outbox outbox;
    private Console console;

    @BeforeEach
    void openTheConsole() throws IOException {
        outbox = Outbox.open(directory.resolve("outbox.db"), new AdjustableClock());
        console =
                Console.start(
                        new ConsoleConfig("127.0.0.1", 0),
                        () ->
                                new StatusReader("g1", outbox, null)
                                        .read(
                                                GatewayStatus.State.RUNNING,
                                                UplinkProgress.none(),
                                                IdentityStatus.awaited(null),
                                                GatewayRun.ofThisProcess(null, List.of())),
                        outbox);
    }

    @AfterEach
    void closeTheConsole() {
        console.close();
        outbox.close();
    }

    @Test
    void showsWhyAnIncidentIsOpenAndSinceWhen() throws Exception {
        emit(incident("oil", 1, 5, AnomalyPhase.UPDATED));

        assertThat(get("/incidents"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                [{"sequence": 1, "incident": "oil1", "phase": "UPDATED",
                                  "severity": "MEDIUM", "reason": "ABOVE_RANGE",
                                  "site": "plant", "machine": "press", "sensor": "oil",
                                  "openedAt": "2026-03-01T10:00:01Z",
                                  "eventTime": "2026-03-01T10:00:05Z",
                                  "value": 98.5, "unit": "°C",
                                  "expectedLower": null, "expectedUpper": 90.0,
                                  "score": 3.25, "threshold": 2.5, "abnormalReadings": 3,
                                  "peakScore": 3.5, "peakValue": 99.0,
                                  "detector": "random-cut-forest", "detectorVersion": "1",
                                  "explanation": "hotter than 90 °C"}]
                                """));
    }

    @Test
    void showsTheMostSevereFirstThenTheOldestAndNoneThatIsOver() throws Exception {
        Anomaly worst =
                Anomaly.newBuilder(incident("worst", 9, 9, AnomalyPhase.OPENED))
                        .setSeverity(Severity.HIGH)
                        .build();
        emit(
                incident("over", 1, 1, AnomalyPhase.OPENED),
                incident("newer", 5, 5, AnomalyPhase.OPENED),
                incident("older", 2, 2, AnomalyPhase.OPENED),
                worst,
                incident("over", 1, 10, AnomalyPhase.CLOSED));

        assertThat(get("/incidents").findValuesAsText("sensor"))
                .containsExactly("worst", "older", "newer");
        assertThat(get("/status").get("plant"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"incidentsOpen": 3, "high": 1, "medium": 2, "low": 0,
                                 "machinesForeseen": 0}
                                """));
    }

    @Test
    void showsTheMachineThatFailsNextFirst() throws Exception {
        FailurePrediction soon =
                FailurePrediction.newBuilder(prediction(1))
                        .setMachine("mill")
                        .setRemainingLife(600.5)
                        .build();
        emit(prediction(1), prediction(2), soon);

        JsonNode machines = get("/machines");

        assertThat(machines.findValuesAsText("machine")).containsExactly("mill", "press");
        assertThat(machines.get(1))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"sequence": 2, "site": "plant", "machine": "press",
                                 "eventTime": "2026-03-01T10:02:00Z", "remainingLife": 86400.0,
                                 "remainingLifeLower": 50000.0, "remainingLifeUpper": 120000.0,
                                 "coverage": 0.9, "failureProbability": 0.125,
                                 "horizon": 43200.0, "model": "press-failures",
                                 "modelVersion": "1"}
                                """));
        assertThat(get("/status").at("/plant/machinesForeseen").asLong()).isEqualTo(2);
    }

    private void emit(SpecificRecord... events) {
        outbox.append(Arrays.stream(events).map(OutboxEntry::of).toList());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + console.address().getPort() + path);
        return JSON.readTree(
                client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    }
}
