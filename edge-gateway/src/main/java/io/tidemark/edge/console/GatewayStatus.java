package io.tidemark.edge.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tidemark.edge.health.GatewayMetric;
import io.tidemark.edge.health.GatewayMetrics;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxCounts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the gateway fares at one moment, as the console and the file status.json show it.
 *
 * @param state whether the job runs
 * @param gateway thing name of the gateway
 * @param readings what devices sent, since the gateway was installed
 * @param windows windows of the job
 * @param results what the job found, since the gateway was installed
 * @param lastCheckpointAt when the newest complete checkpoint was finished, gateway clock; null
 *     before the first of this process
 * @param run this process and what it went on from; its fields are among the others
 */
public record GatewayStatus(
        State state,
        String gateway,
        Readings readings,
        Windows windows,
        Results results,
        @JsonSerialize(using = ToStringSerializer.class) Instant lastCheckpointAt,
        @JsonUnwrapped GatewayRun run) {

    /** Where the gateway is between its start and its stop. */
    public enum State {
        STARTING,
        RUNNING,
        STOPPED
    }

    /**
     * Counts of readings.
     *
     * @param parsed readings parsed, late ones included
     * @param rejected messages, or elements of their arrays, refused when parsed
     * @param late parsed readings that came after the allowed lateness
     */
    public record Readings(long parsed, long rejected, long late) {}

    /**
     * Counts of windows.
     *
     * @param open windows that hold readings and have not been emitted
     */
    public record Windows(long open) {}

    /**
     * Counts of results: emitted = uplinked + pending + undeliverable.
     *
     * @param emitted results ever entered in the outbox
     * @param uplinked results that the cloud has acknowledged
     * @param pending results that wait in the outbox
     * @param undeliverable results set aside in the outbox
     * @param byKind results ever entered, for every kind by its label
     */
    public record Results(
            long emitted,
            long uplinked,
            long pending,
            long undeliverable,
            Map<String, Long> byKind) {}

    /** The status of this moment, from the job's metrics and the outbox. */
    public static GatewayStatus read(State state, String gateway, Outbox outbox, GatewayRun run) {
        OutboxCounts counts = outbox.counts();
        Map<String, Long> byKind = new LinkedHashMap<>();
        for (EventKind kind : EventKind.values()) {
            byKind.put(kind.label(), counts.emittedByKind().get(kind));
        }
        return new GatewayStatus(
                state,
                gateway,
                new Readings(
                        GatewayMetrics.read(GatewayMetric.READINGS_PARSED),
                        GatewayMetrics.read(GatewayMetric.READINGS_REJECTED),
                        GatewayMetrics.read(GatewayMetric.READINGS_LATE)),
                new Windows(GatewayMetrics.read(GatewayMetric.WINDOWS_OPEN)),
                new Results(
                        counts.emitted(),
                        counts.uplinked(),
                        counts.pending(),
                        counts.undeliverable(),
                        byKind),
                GatewayMetrics.lastCheckpointAt().orElse(null),
                run);
    }

    /** The status as a JSON object, UTF-8. */
    public byte[] toJson() {
        return Json.bytes(this);
    }
}
