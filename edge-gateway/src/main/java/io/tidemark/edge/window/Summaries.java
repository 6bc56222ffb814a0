package io.tidemark.edge.window;

import io.tidemark.edge.reading.Series;
import io.tidemark.events.WindowSummary;
import java.time.Instant;

/** Writes the summaries of windows. */
final class Summaries {

    private final String gateway;
    private final long sizeMillis;

    Summaries(String gateway, long sizeMillis) {
        this.gateway = gateway;
        this.sizeMillis = sizeMillis;
    }

    WindowSummary of(Series series, LiveWindow window) {
        WindowAggregate aggregate = window.aggregate();
        return new WindowSummary(
                gateway,
                series.site(),
                series.machine(),
                series.sensor(),
                window.type(),
                window.unit(),
                Instant.ofEpochMilli(window.startMillis()),
                Instant.ofEpochMilli(window.startMillis() + sizeMillis),
                window.revision(),
                aggregate.count(),
                aggregate.mean(),
                aggregate.min(),
                aggregate.max(),
                aggregate.standardDeviation(),
                aggregate.last());
    }
}
