package io.tidemark.commandline.bench.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.bench.Measured;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoringTest {

    private static final long BEGUN = 1_000_000;

    @Test
    void countsFromTheStartOfTheSourceToTheLastCommit() {
        Storing storing = new Storing(900);
        storing.seen(new LakeTables.Committed(0, 0), 1);
        storing.seen(new LakeTables.Committed(300, BEGUN + 10_000), 8);
        assertThat(storing.complete()).isFalse();
        storing.seen(new LakeTables.Committed(500, BEGUN + 12_000), 9);
        storing.seen(new LakeTables.Committed(900, BEGUN + 16_000), 11);

        CloudResult.Speed speed = storing.speed(BEGUN, new Measured(900, 12, 17, 512, Map.of()));

        assertThat(storing.complete()).isTrue();
        assertThat(speed.seconds()).isEqualTo(16);
        assertThat(speed.eventsPerSecond()).isEqualTo(56);
        assertThat(speed.eventsPerCpuSecond()).isEqualTo(75);
        assertThat(speed.warmEventsPerSecond()).isEqualTo(100);
        assertThat(speed.warmEventsPerCpuSecond()).isEqualTo(200);
    }

    @Test
    void tellsNoWarmSpeedWhereThereWasOneCommit() {
        Storing storing = new Storing(900);
        storing.seen(new LakeTables.Committed(900, BEGUN + 9_000), 6);

        CloudResult.Speed speed = storing.speed(BEGUN, new Measured(900, 6, 9, 512, Map.of()));

        assertThat(speed.eventsPerSecond()).isEqualTo(100);
        assertThat(speed.warmEventsPerSecond()).isZero();
        assertThat(speed.warmEventsPerCpuSecond()).isZero();
    }
}
