package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tidemark.it.SentReading;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The whole path under load, up to the account of every reading by what is in the tables. */
final class CloudRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SENSORS = 6;
    private static final int READINGS_PER_SECOND = 100;

    private final CloudStage stage;
    private final Load load;
    private final Random random;

    CloudRun(String name, CloudStage stage) {
        this.stage = stage;
        this.random = Seed.random(name);
        this.load =
                new Load(
                        stage.layout().broker(),
                        new Measurements(name, SENSORS),
                        READINGS_PER_SECOND);
    }

    CloudStage stage() {
        return stage;
    }

    /** Goes on until the broker has acknowledged more readings: at random, about so many. */
    void goOnForAbout(int readings) {
        load.awaitMore(random.nextInt(2 * readings));
    }

    /** Goes on until rows are in the tables that were not when this was called. */
    void awaitRows() throws SQLException {
        long before = stage.lake().stored().highest();
        await("rows arrive")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> stage.lake().stored().highest() > before);
    }

    /**
     * Ends the load, waits until all of it is in the tables and asks the oracle about everything
     * that was ever sent on this stage.
     */
    void requireEverythingOnce() throws SQLException, JsonProcessingException {
        List<SentReading> generated = stage.generatedWith(load.finish());
        long distinct = generated.stream().distinct().count();
        await("the gateway has nothing left to say")
                .atMost(PATIENCE)
                .until(() -> stage.console().readingsSeen() >= distinct && stage.console().quiet());
        long emitted = stage.console().emitted();
        await("all " + emitted + " results are in the tables")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> stage.lake().stored().highest() >= emitted);
        Stored stored = stage.lake().stored();
        System.out.printf("faults: cloud: %d readings, %d rows%n", distinct, stored.highest());
        assertThat(Oracle.differences(generated, stored))
                .as("differences between generated and stored")
                .isEmpty();
    }

    @Override
    public void close() {
        load.close();
    }
}
