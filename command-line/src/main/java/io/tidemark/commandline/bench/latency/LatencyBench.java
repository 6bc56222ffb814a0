package io.tidemark.commandline.bench.latency;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.StatusPage;
import io.tidemark.commandline.demo.path.StageGuard;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.Component;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures from a reading that is an anomaly to its record in Kinesis, on a local stage: MQTT,
 * gateway, IoT Core with its rule, bridge, Kinesis.
 */
public final class LatencyBench {

    private static final StageOptions OPTIONS =
            StageOptions.everything()
                    .only(
                            Component.LOCALSTACK,
                            Component.MINISTACK,
                            Component.DEVICE_BROKER,
                            Component.RULE_BRIDGE,
                            Component.GATEWAY)
                    .with("anomaly.warm-up-readings", "100")
                    // Each absurd reading is to be an incident of its own.
                    .with("anomaly.machines", "false")
                    .with("anomaly.close-after", "0 s")
                    .with("anomaly.close-after-readings", "1")
                    .with("anomaly.hold-down", "0 s")
                    .with("anomaly.hold-down-readings", "0");
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LONGEST_LESSON_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long POLL_MILLIS = 50;

    private final StageLayout layout;
    private final Terminal terminal;
    private final StepLog steps;
    private final Map<Outliers.Reading, Long> latencyMillis = new HashMap<>();

    public LatencyBench(StageLayout layout, Terminal terminal) {
        this.layout = layout;
        this.terminal = terminal;
        this.steps = new StepLog(terminal);
    }

    /**
     * Runs on a stage of its own, which is taken down again.
     *
     * @param anomalies how many absurd readings are published
     * @param rate how many a second
     * @return milliseconds of each that was found, repeated records left out
     */
    @SuppressWarnings("try") // guard is there to be closed
    public Latencies run(int anomalies, int rate)
            throws IOException, StageException, InterruptedException {
        try (StageGuard guard = new StageGuard(layout, steps)) {
            LocalStage stage = LocalStage.up(layout, OPTIONS, steps);
            try (KinesisTap tap =
                            KinesisTap.open(layout.localStackUrl(), stage.resources().stream());
                    Outliers outliers = Outliers.connect(layout.broker(), anomalies)) {
                Runnable learned = steps.begin("Detectors taught");
                awaitParsed(outliers.teach());
                learned.run();
                measure(tap, outliers, anomalies, Duration.ofSeconds(1).dividedBy(rate));
            }
        }
        return Latencies.of(anomalies, latencyMillis.values());
    }

    /** What is still to be learned would keep the first anomalies waiting. */
    private void awaitParsed(int readings) throws InterruptedException {
        StatusPage gateway = StatusPage.ofGateway(layout.console());
        long start = System.nanoTime();
        while (gateway.read().map(status -> status.at("/readings/parsed").asInt()).orElse(0)
                < readings) {
            if (System.nanoTime() - start > LONGEST_LESSON_NANOS) {
                throw new CommandFailedException("the gateway did not take the first readings");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void measure(KinesisTap tap, Outliers outliers, int anomalies, Duration pause)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        int published = 0;
        long lastProgress = start;
        try (ReadingsBar bar = new ReadingsBar(terminal, "  Anomalies", anomalies)) {
            while (latencyMillis.size() < anomalies
                    && System.nanoTime() - lastProgress < STANDSTILL_NANOS) {
                long due = (System.nanoTime() - start) / pause.toNanos();
                while (published < Math.min(anomalies, due)) {
                    outliers.publish(published++);
                    lastProgress = System.nanoTime();
                }
                if (take(tap, outliers)) {
                    lastProgress = System.nanoTime();
                }
                bar.stepTo(latencyMillis.size());
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }

    private boolean take(KinesisTap tap, Outliers outliers) throws IOException {
        int before = latencyMillis.size();
        for (KinesisTap.Arrival arrival : tap.next()) {
            Outliers.Reading reading =
                    new Outliers.Reading(
                            arrival.anomaly().getSensor(),
                            arrival.anomaly().getEventTime().toEpochMilli());
            if (outliers.published(reading)) {
                latencyMillis.putIfAbsent(
                        reading, arrival.arrivedAt().toEpochMilli() - reading.millis());
            }
        }
        return latencyMillis.size() > before;
    }
}
