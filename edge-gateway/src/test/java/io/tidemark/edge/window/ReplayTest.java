package io.tidemark.edge.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.EventId;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A gateway that is killed goes on from an older checkpoint and gets the same readings at the same
 * listening times again. It is to emit what it emitted before, with the same ids, and go on as if
 * nothing had happened.
 */
class ReplayTest {

    private static final int STEPS = 2_000;
    private static final EventTimeConfig EVENT_TIME =
            new EventTimeConfig(
                    Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(10));

    /** A reading, and how long the gateway had listened when it came. */
    private record Step(long listeningMillis, SensorReading reading) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void emitsTheSameAgainAfterAKill(long seed) throws Exception {
        Random random = new Random(seed);
        List<Step> steps = steps(random);
        int checkpoint = random.nextInt(STEPS / 2);
        OperatorSubtaskState snapshot;
        List<WindowSummary> undisturbed;
        try (WindowHarness harness = harness(4, null)) {
            run(harness, steps.subList(0, checkpoint), random);
            snapshot = harness.snapshot();
            harness.newSummaries();
            run(harness, steps.subList(checkpoint, STEPS), random);
            harness.listenUntil(1_000_000_000);
            undisturbed = harness.newSummaries();
        }

        try (WindowHarness harness = harness(1, snapshot)) {
            run(harness, steps.subList(checkpoint, STEPS), random);
            harness.listenUntil(1_000_000_000);

            assertThat(byId(harness.newSummaries())).isEqualTo(byId(undisturbed));
        }
        assertThat(undisturbed).anyMatch(summary -> summary.getRevision() > 0);
    }

    private static WindowHarness harness(int liveSensors, OperatorSubtaskState snapshot)
            throws Exception {
        WindowConfig window = new WindowConfig(Duration.ofSeconds(5), liveSensors, 1_000_000);
        return new WindowHarness(window, EVENT_TIME, new HashMapStateBackend(), snapshot);
    }

    private static List<Step> steps(Random random) {
        List<Step> steps = new ArrayList<>();
        long listening = 0;
        for (int i = 0; i < STEPS; i++) {
            listening += random.nextInt(random.nextInt(30) == 0 ? 20_000 : 1_000);
            long eventTime = listening - random.nextInt(random.nextInt(5) == 0 ? 30_000 : 3_000);
            String series = "oslo/press/" + random.nextInt(4);
            SensorReading reading =
                    new SensorReading(series, "heat", null, random.nextInt(9), eventTime, null, 0);
            boolean again = i > 50 && random.nextInt(5) == 0;
            steps.add(new Step(listening, again ? steps.get(i - 50).reading() : reading));
        }
        return steps;
    }

    /** Between readings, watermarks come in steps that differ from run to run. */
    private static void run(WindowHarness harness, List<Step> steps, Random random)
            throws Exception {
        long watermark = steps.get(0).listeningMillis() - 1;
        for (Step step : steps) {
            while (random.nextBoolean() && watermark < step.listeningMillis() - 1) {
                watermark += random.nextInt((int) (step.listeningMillis() - watermark));
                harness.listenUntil(watermark);
            }
            watermark = step.listeningMillis() - 1;
            harness.listenUntil(watermark);
            harness.process(step.reading());
        }
    }

    private static Map<String, WindowSummary> byId(List<WindowSummary> summaries) {
        return summaries.stream().collect(Collectors.toMap(EventId::of, summary -> summary));
    }
}
