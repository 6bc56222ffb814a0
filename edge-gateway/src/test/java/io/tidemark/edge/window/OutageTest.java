package io.tidemark.edge.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;

/**
 * A device that is off line for three days while another is not, against all of its readings
 * grouped by window.
 */
class OutageTest {

    private static final String AWAY = "oslo/press/away";
    private static final String LIVE = "oslo/press/live";
    private static final long SIZE = 60_000;
    private static final long PACE = 7_000;
    private static final long OUTAGE = Duration.ofDays(3).toMillis();
    private static final long START = Readings.millis("10:00:00");
    private static final WindowConfig WINDOW =
            new WindowConfig(Duration.ofMillis(SIZE), 100, 1_000_000);

    private final List<SensorReading> sent = new ArrayList<>();
    private final List<WindowSummary> emitted = new ArrayList<>();
    private EventTimeConfig eventTime;
    private WindowHarness harness;

    @Test
    void getsItsWindowsWhenTheBufferComesFirst() throws Exception {
        start(Duration.ofMinutes(1));
        liveAndAway(0, 600_000);
        live(600_000, OUTAGE);
        restart();
        buffer(600_000, OUTAGE / 2);
        restart();
        buffer(OUTAGE / 2, OUTAGE);
        liveAndAway(OUTAGE, OUTAGE + 600_000);
        stop();

        assertThat(newest(AWAY)).isEqualTo(grouped(AWAY));
        assertThat(newest(LIVE)).isEqualTo(grouped(LIVE));
        assertThat(harness.readingsLate()).isZero();
        // The last window before the outage was closed by silence.
        assertThat(emitted.stream().filter(summary -> summary.getRevision() > 0))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void getsItsWindowsWhenTheBufferFollowsOnNewReadings() throws Exception {
        start(Duration.ofDays(4));
        liveAndAway(0, 600_000);
        live(600_000, OUTAGE);
        liveAndAway(OUTAGE, OUTAGE + 60_000);
        buffer(600_000, OUTAGE / 2);
        restart();
        buffer(OUTAGE / 2, OUTAGE);
        liveAndAway(OUTAGE + 60_000, OUTAGE + 600_000);
        stop();

        assertThat(newest(AWAY)).isEqualTo(grouped(AWAY));
        assertThat(newest(LIVE)).isEqualTo(grouped(LIVE));
        assertThat(harness.readingsLate()).isZero();
        // Where the buffer begins and ends, and where the restart was.
        assertThat(emitted.stream().filter(summary -> summary.getRevision() > 0))
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void isCountedLateWhenTheBufferIsOlderThanTheAllowedLateness() throws Exception {
        start(Duration.ofMinutes(1));
        liveAndAway(0, 600_000);
        live(600_000, OUTAGE);
        liveAndAway(OUTAGE, OUTAGE + 60_000);
        int before = sent.size();
        buffer(600_000, 1_200_000);
        int late = sent.size() - before;
        stop();

        assertThat(harness.readingsLate()).isEqualTo(late);
        assertThat(harness.late()).hasSize(late);
    }

    @Test
    void doesNotNoticeADeviceWhoseClockIsHoursAhead() throws Exception {
        start(Duration.ofMinutes(1));
        for (long time = 0; time < 600_000; time += PACE) {
            harness.listenUntil(time);
            send(AWAY, Duration.ofHours(6).toMillis() + time);
            send(LIVE, time);
        }
        stop();

        assertThat(newest(LIVE)).isEqualTo(grouped(LIVE));
        assertThat(newest(AWAY)).isEqualTo(grouped(AWAY));
        assertThat(emitted).allMatch(summary -> summary.getRevision() == 0);
    }

    private void start(Duration allowedLateness) throws Exception {
        eventTime =
                new EventTimeConfig(
                        Duration.ofSeconds(10), allowedLateness, Duration.ofSeconds(30));
        harness = new WindowHarness(WINDOW, eventTime, new HashMapStateBackend(), null);
    }

    private void restart() throws Exception {
        emitted.addAll(harness.newSummaries());
        WindowHarness next =
                new WindowHarness(WINDOW, eventTime, new HashMapStateBackend(), harness.snapshot());
        harness.close();
        harness = next;
    }

    private void liveAndAway(long from, long until) throws Exception {
        for (long time = from; time < until; time += PACE) {
            harness.listenUntil(time);
            send(LIVE, time);
            send(AWAY, time);
        }
    }

    private void live(long from, long until) throws Exception {
        for (long time = from; time < until; time += PACE) {
            harness.listenUntil(time);
            send(LIVE, time);
        }
    }

    private void buffer(long from, long until) throws Exception {
        for (long time = from; time < until; time += PACE) {
            send(AWAY, time);
        }
    }

    private void stop() throws Exception {
        harness.listenUntil(2 * OUTAGE);
        emitted.addAll(harness.newSummaries());
        harness.close();
    }

    private void send(String series, long time) throws Exception {
        SensorReading reading =
                new SensorReading(series, "heat", null, time % 1_013, START + time, null, 0);
        sent.add(reading);
        harness.process(reading);
    }

    private Map<Long, String> grouped(String series) {
        Map<Long, DoubleSummaryStatistics> windows = new TreeMap<>();
        for (SensorReading reading : sent) {
            if (reading.series().equals(series)) {
                windows.computeIfAbsent(
                                reading.eventTimeMillis() / SIZE * SIZE,
                                start -> new DoubleSummaryStatistics())
                        .accept(reading.value());
            }
        }
        Map<Long, String> texts = new TreeMap<>();
        windows.forEach((start, values) -> texts.put(start, text(values)));
        return texts;
    }

    private static String text(DoubleSummaryStatistics values) {
        return text(values.getCount(), values.getAverage(), values.getMin(), values.getMax());
    }

    private static String text(long count, double mean, double min, double max) {
        return String.format(Locale.ROOT, "%d of %.6f from %s to %s", count, mean, min, max);
    }

    private Map<Long, String> newest(String series) {
        Map<Long, String> texts = new TreeMap<>();
        Map<Long, Integer> revisions = new TreeMap<>();
        for (WindowSummary summary : emitted) {
            if (series.endsWith("/" + summary.getSensor())) {
                long start = summary.getWindowStart().toEpochMilli();
                assertThat(summary.getRevision()).isEqualTo(revisions.getOrDefault(start, -1) + 1);
                revisions.put(start, summary.getRevision());
                texts.put(
                        start,
                        text(
                                summary.getCount(),
                                summary.getMean(),
                                summary.getMin(),
                                summary.getMax()));
            }
        }
        return texts;
    }
}
