package io.tidemark.commandline.simulate.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tidemark.commandline.terminal.JsonLine;
import java.time.Instant;

/**
 * What maintenance reports of a pump, as the platform takes it.
 *
 * @param kind FAILURE or REPAIR
 * @param occurredAt ISO 8601, UTC
 * @param failureMode what it died of, or would have
 */
@JsonPropertyOrder({
    "site",
    "machine",
    "kind",
    "occurredAt",
    "machineType",
    "failureMode",
    "reportedBy"
})
public record Outcome(
        String site,
        String machine,
        String kind,
        String occurredAt,
        String machineType,
        String failureMode,
        String reportedBy) {

    static Outcome of(Pump pump, Instant at) {
        return new Outcome(
                pump.site(),
                pump.machine(),
                pump.ending().name(),
                at.toString(),
                Pump.TYPE,
                pump.mode().text(),
                "simulation");
    }

    /** One line of JSON. */
    public String toJson() {
        return JsonLine.of(this);
    }
}
