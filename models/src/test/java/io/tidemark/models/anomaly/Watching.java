package io.tidemark.models.anomaly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A watch that is fed a reading a second, and what it said. */
final class Watching {

    static final long BEGINNING = 1_700_000_000_000L;

    /** Of those that are watched here: closed after 60 s and 5 readings, held down for 10 min. */
    static final IncidentSettings INCIDENTS =
            new IncidentSettings(Duration.ofSeconds(60), 5, Duration.ofMinutes(10), 20, 2, 4);

    final SensorWatch watch;
    final List<IncidentChange> changes = new ArrayList<>();
    private long nowMillis = BEGINNING;

    Watching(SensorWatch watch) {
        this.watch = watch;
    }

    static Watching scores() {
        return of(new GivenScores(), Rules.NONE);
    }

    static Watching of(DetectorFactory detectors, Rules rules) {
        return of(new WatchSettings(detectors, rules, INCIDENTS));
    }

    static Watching of(WatchSettings settings) {
        return new Watching(new SensorWatchFactory(settings).create("plant-7/press-1/pressure"));
    }

    /** Event time of the next reading. */
    long now() {
        return nowMillis;
    }

    /** Lets readings come, a second apart. */
    Watching reads(double... values) {
        for (double value : values) {
            readsAt(nowMillis, value);
            nowMillis += 1_000;
        }
        return this;
    }

    Watching readsTimes(int count, double value) {
        for (int i = 0; i < count; i++) {
            reads(value);
        }
        return this;
    }

    Optional<IncidentChange> readsAt(long eventTimeMillis, double value) {
        Optional<IncidentChange> change = watch.judge(eventTimeMillis, value);
        change.ifPresent(changes::add);
        return change;
    }

    Watching pauses(Duration pause) {
        nowMillis += pause.toMillis();
        return this;
    }

    /** What was said, as phases and severities, oldest first. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        changes.forEach(change -> said.add(change.phase() + " " + change.severity()));
        return said;
    }

    IncidentChange last() {
        return changes.get(changes.size() - 1);
    }
}
