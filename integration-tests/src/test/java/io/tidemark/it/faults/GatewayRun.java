package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.it.SentReading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One gateway under load from its first start to the account of every reading. The faults come in
 * between; the account covers them all.
 */
final class GatewayRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SHOWN = 3;
    static final int SENSORS = 10;
    static final int READINGS_PER_SECOND = 200;

    private final String name;
    private final GatewayStage stage;
    private final Load load;
    private final Random random;
    private final List<SentReading> generated = new ArrayList<>();

    private GatewayRun(String name, GatewayStage stage, Load load) {
        this.name = name;
        this.stage = stage;
        this.load = load;
        this.random = Seed.random(name);
    }

    /**
     * Starts a stage with its gateway, and the load.
     *
     * @param name of the stage's directory and of the random choices
     * @param settings of the gateway that differ from those of the stage
     */
    static GatewayRun start(String name, Map<String, String> settings) throws Exception {
        return of(name, new GatewayStage(name, settings));
    }

    /** Starts the gateway of a stage, and the load. */
    static GatewayRun of(String name, GatewayStage stage) throws Exception {
        return of(name, stage, new Measurements(name, SENSORS), READINGS_PER_SECOND);
    }

    /** The same with other measurements. */
    static GatewayRun of(
            String name,
            GatewayStage stage,
            Supplier<SentReading> measurements,
            int readingsPerSecond)
            throws Exception {
        GatewayRun run = null;
        try {
            stage.startGateway();
            Load load = new Load(stage.brokerPort(), measurements, readingsPerSecond);
            stage.carries(load);
            run = new GatewayRun(name, stage, load);
        } finally {
            if (run == null) {
                stage.close();
            }
        }
        return run;
    }

    GatewayStage stage() {
        return stage;
    }

    /** Counts readings in that the gateway had got before this run. */
    void alsoGenerated(List<SentReading> readings) {
        generated.addAll(readings);
    }

    /** The run's own random choices. */
    Random random() {
        return random;
    }

    /** Goes on until the broker has acknowledged more readings: at random, about so many. */
    void goOnForAbout(int readings) {
        load.awaitMore(random.nextInt(2 * readings));
    }

    /** Goes on until the broker has acknowledged this many more readings. */
    void goOnFor(int readings) {
        load.awaitMore(readings);
    }

    /** Goes on until all that is measured is sent. */
    void goOnToTheEnd() {
        load.awaitEnd();
    }

    /** Goes on until the outbox has made room this many times by folding windows. */
    void awaitFolding(int times) {
        for (int time = 0; time < times; time++) {
            long before = stage.console().folded();
            await("windows are folded")
                    .atMost(PATIENCE)
                    .until(() -> stage.console().folded() > before);
        }
    }

    /** Waits until this many readings are summarised and no message waits at the broker. */
    void awaitSettled(int readings) {
        await("the windows of all readings are closed and a checkpoint holds them")
                .atMost(PATIENCE)
                .until(
                        () ->
                                stage.console().readingsSeen() >= readings
                                        && stage.console().openWindows() == 0);
        for (int checkpoint = 0; checkpoint < 2; checkpoint++) {
            String before = stage.console().lastCheckpointAt();
            await("a checkpoint")
                    .atMost(PATIENCE)
                    .until(() -> !stage.console().lastCheckpointAt().equals(before));
        }
    }

    /** Goes on until results have arrived that had not when this was called. */
    void awaitArrival() throws Exception {
        long before = stage.stored().highest();
        await("results arrive").atMost(PATIENCE).until(() -> stage.stored().highest() > before);
    }

    /** Ends the load, waits until all of it has arrived, stops the gateway and asks the oracle. */
    void requireEverythingOnce() throws Exception {
        assertThat(differences()).as("differences between generated and stored").isEmpty();
    }

    /** The same, and returns what the oracle says instead of requiring that it is nothing. */
    List<String> differences() throws Exception {
        generated.addAll(load.finish());
        List<String> differences = new ArrayList<>();
        awaitArrivalOfAll(differences);
        long emitted = stage.console().emitted();
        stage.stopGateway();
        Stored stored = stage.stored();
        differences.addAll(Oracle.differences(generated, stored));
        if (stored.highest() < emitted) {
            differences.add("numbered up to " + emitted + ", arrived " + stored.highest());
        }
        System.out.printf(
                "faults: %s: %d readings, %d results, %d of them arrived again, %d declared, "
                        + "%d differences %s%n",
                name,
                distinct(),
                stored.highest(),
                stored.repetitions(),
                stored.declared().size(),
                differences.size(),
                differences.stream().limit(SHOWN).toList());
        return differences;
    }

    private void awaitArrivalOfAll(List<String> differences) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> stage.console().quiet() && allArrived(stage.stored()));
        } catch (ConditionTimeoutException e) {
            differences.add("not everything arrived within " + PATIENCE);
        }
    }

    /** Where readings are declared lost, all that the gateway has is all there will be. */
    private boolean allArrived(Stored stored) {
        return stored.readings() >= distinct()
                || !stored.declaredLost().isEmpty()
                        && stage.console().readingsSeen() >= distinct()
                        && stored.highest() >= stage.console().emitted();
    }

    private long distinct() {
        return generated.stream().distinct().count();
    }

    @Override
    public void close() throws IOException {
        stage.close();
    }
}
