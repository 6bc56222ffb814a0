package io.tidemark.commandline.evaluate.csv;

import io.tidemark.commandline.evaluate.watch.ReplayedSensor;
import io.tidemark.models.anomaly.SensorWatchFactory;

/** One column of values and what became of it. */
final class ColumnRun {

    private final String name;
    private final ReplayedSensor sensor;
    private final ChartSeries chart = new ChartSeries();
    private final IncidentLog incidents = new IncidentLog();
    private long readings;
    private long withoutValue;

    ColumnRun(String name, SensorWatchFactory watches) {
        this.name = name;
        this.sensor = new ReplayedSensor(watches, name, incidents);
    }

    /**
     * Takes the next row.
     *
     * @param value NaN if the row has none, which is as if no reading had come
     */
    void row(long millis, double value) {
        if (Double.isNaN(value)) {
            withoutValue++;
            return;
        }
        readings++;
        chart.add(millis, value, sensor.judge(millis, value));
    }

    ColumnResult result() {
        return new ColumnResult(name, readings, withoutValue, incidents.incidents());
    }

    ChartSeries chart() {
        return chart;
    }
}
