package io.tidemark.edge.console;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tidemark.edge.health.GatewayMetric;
import io.tidemark.edge.health.GatewayMetrics;
import io.tidemark.edge.ingest.log.GroupCommit;
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
 * @param ingest the log that readings come by
 * @param windows windows of the job
 * @param results what the job found, since the gateway was installed
 * @param lastCheckpointAt when the newest complete checkpoint was finished, gateway clock; null
 *     before the first of this process
 */
public record GatewayStatus(
        State state,
        String gateway,
        Readings readings,
        Ingest ingest,
        Windows windows,
        Results results,
        @JsonSerialize(using = ToStringSerializer.class) Instant lastCheckpointAt) {

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
     * How the ingest log fares.
     *
     * @param log whether it takes messages; if it does not, nothing is acknowledged to the broker
     * @param logBytes size of its files
     * @param messagesLost messages that were damaged in it or gone from it, since the installation
     * @param messagesDropped messages of QoS 0 that found no room, since the start of the job
     */
    public record Ingest(
            GroupCommit.State log, long logBytes, long messagesLost, long messagesDropped) {}

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
    public static GatewayStatus read(State state, String gateway, Outbox outbox) {
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
                readIngest(),
                new Windows(GatewayMetrics.read(GatewayMetric.WINDOWS_OPEN)),
                new Results(
                        counts.emitted(),
                        counts.uplinked(),
                        counts.pending(),
                        counts.undeliverable(),
                        byKind),
                GatewayMetrics.lastCheckpointAt().orElse(null));
    }

    private static Ingest readIngest() {
        return new Ingest(
                GroupCommit.State.values()[(int) GatewayMetrics.read(GatewayMetric.LOG_STATE)],
                GatewayMetrics.read(GatewayMetric.LOG_BYTES),
                GatewayMetrics.read(GatewayMetric.LOG_MESSAGES_LOST),
                GatewayMetrics.read(GatewayMetric.MESSAGES_DROPPED));
    }

    /** The status as a JSON object, UTF-8. */
    public byte[] toJson() {
        return Json.bytes(this);
    }
}
