package io.tidemark.commandline.evaluate.csv;

import io.tidemark.commandline.evaluate.watch.ReplayedSensor;
import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.SensorWatchFactory;
import java.util.ArrayList;
import java.util.List;

/** One column of values and what became of it. */
final class ColumnRun {

    private final String name;
    private final ReplayedSensor sensor;
    private final ChartSeries chart = new ChartSeries();
    private final List<FoundIncident> incidents = new ArrayList<>();
    private long readings;
    private long withoutValue;

    ColumnRun(String name, SensorWatchFactory watches) {
        this.name = name;
        this.sensor = new ReplayedSensor(watches, name, this::heard);
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
        return new ColumnResult(name, readings, withoutValue, incidents);
    }

    ChartSeries chart() {
        return chart;
    }

    private void heard(long atMillis, IncidentChange change) {
        if (change.phase() == IncidentChange.Phase.OPENED) {
            incidents.add(FoundIncident.of(null, atMillis, change));
            return;
        }
        int last = incidents.size() - 1;
        incidents.set(last, FoundIncident.of(incidents.get(last), atMillis, change));
    }
}
