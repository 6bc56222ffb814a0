package io.tidemark.commandline.evaluate.nab;

import io.tidemark.commandline.evaluate.watch.IncidentListener;
import io.tidemark.commandline.evaluate.watch.ReplayedSensor;
import io.tidemark.models.anomaly.AnomalyScore;
import io.tidemark.models.anomaly.SensorWatchFactory;
import java.util.List;
import java.util.stream.DoubleStream;

/** A series while it is judged row by row. */
final class JudgedSeries {

    private final String name;
    private final boolean labelled;
    private final ReplayedSensor sensor;
    private final AnomalyScore news = new AnomalyScore();
    private final WindowTracker windows;
    private final DoubleStream.Builder scores = DoubleStream.builder();

    /**
     * @param name of the series, which fixes what is random
     * @param spans labelled windows; null if nothing is labelled
     */
    JudgedSeries(SensorWatchFactory watches, String name, List<LabelledSpan> spans) {
        this.name = name;
        this.labelled = spans != null;
        this.sensor = new ReplayedSensor(watches, name, IncidentListener.NONE);
        this.windows = new WindowTracker(labelled ? spans : List.of());
    }

    /**
     * What is said of a row.
     *
     * @param score 0 to 1; 0 if the row has no value, which is no reading for a gateway
     * @param label 1 in a labelled window, 0 outside; empty if nothing is labelled
     */
    record Row(double score, String label) {}

    /**
     * Judges the next row.
     *
     * @param value NaN if there is none
     */
    Row judge(long millis, double value) {
        double score = Double.isNaN(value) ? 0 : news.next(sensor.judge(millis, value));
        scores.add(score);
        boolean inside = windows.inside(millis);
        return new Row(score, labelled ? inside ? "1" : "0" : "");
    }

    /** The whole series; to be asked once, after the last row. */
    ScoredSeries scored() {
        return new ScoredSeries(name, scores.build().toArray(), windows.windows());
    }
}
