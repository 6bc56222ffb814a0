package io.tidemark.commandline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long START = 1_795_132_800_000L;

    @Test
    void everyReadingIsSentByOneConnectionAndNoOther() {
        Schedule schedule = Schedule.of(1_003, 100, 12, START);
        Set<Long> numbers = new HashSet<>();

        for (int connection = 0; connection < schedule.connections(); connection++) {
            for (long sent = 0; sent < schedule.total(connection); sent++) {
                assertThat(numbers.add(schedule.number(connection, sent))).isTrue();
            }
        }

        assertThat(schedule.connections()).isEqualTo(4);
        assertThat(numbers).hasSize(1_003).allMatch(number -> number >= 0 && number < 1_003);
    }

    @Test
    void asMuchIsDueAsTheRateSays() {
        Schedule schedule = Schedule.of(300_000, 10_000, 1_000, START);

        assertThat(due(schedule, 0)).isZero();
        assertThat(due(schedule, 100)).isEqualTo(1_000);
        assertThat(due(schedule, 12_345)).isEqualTo(123_450);
        assertThat(due(schedule, 29_999)).isEqualTo(299_990);
    }

    @Test
    void nothingIsDueBeforeTheStartOrAfterTheEnd() {
        Schedule schedule = Schedule.of(1_000, 100, 10, START);

        assertThat(due(schedule, -5)).isZero();
        assertThat(due(schedule, 3_600_000)).isEqualTo(1_000);
    }

    @Test
    void sensorsTakeTurnsAndEachStaysOnItsConnection() {
        Schedule schedule = Schedule.of(1_000, 100, 10, START);
        Map<Integer, Integer> connectionOf = new HashMap<>();
        Map<Integer, Integer> readingsOf = new HashMap<>();

        for (int connection = 0; connection < schedule.connections(); connection++) {
            for (long sent = 0; sent < schedule.total(connection); sent++) {
                int sensor = schedule.sensor(schedule.number(connection, sent));
                readingsOf.merge(sensor, 1, Integer::sum);
                assertThat(connectionOf.merge(sensor, connection, (one, other) -> one))
                        .isEqualTo(connection);
            }
        }

        assertThat(readingsOf).hasSize(10).allSatisfy((sensor, readings) -> check(readings));
    }

    private static void check(int readings) {
        assertThat(readings).isEqualTo(100);
    }

    @Test
    void noTwoReadingsOfASensorHaveTheSameEventTime() {
        Schedule schedule = Schedule.of(20_000, 10_000, 10, START);
        Set<String> times = new HashSet<>();

        for (long number = 0; number < 20_000; number++) {
            assertThat(times.add(schedule.sensor(number) + "@" + schedule.eventTimeMillis(number)))
                    .isTrue();
        }

        assertThat(schedule.eventTimeMillis(0)).isEqualTo(START);
        assertThat(schedule.eventTimeMillis(10_000)).isEqualTo(START + 1_000);
    }

    @Test
    void eventTimeMayGoFasterThanTheClock() {
        Schedule schedule = Schedule.of(100, 10, 1, START, 100);

        assertThat(schedule.eventTimeMillis(10)).isEqualTo(START + 100_000);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Schedule.of(1, 0, 1, START))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.of(1, 1, 0, START))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.of(1, 1_001, 1, START))
                .hasMessageContaining("one reading a millisecond");
        assertThatThrownBy(() -> new Schedule(1, 1, 10, 3, START, 1))
                .hasMessageContaining("3 connections do not divide 10 sensors");
    }

    private static long due(Schedule schedule, long millis) {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        return IntStream.range(0, schedule.connections())
                .mapToLong(connection -> schedule.due(connection, nanos))
                .sum();
    }
}
