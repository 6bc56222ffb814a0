package io.tidemark.edge.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tidemark.edge.health.UplinkProgress;
import io.tidemark.edge.identity.IdentityStatus;
import io.tidemark.edge.ingest.log.GroupCommit;
import io.tidemark.edge.json.Json;
import io.tidemark.edge.model.ModelStatus;
import java.time.Instant;
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
 * @param plant how the machines fare, in numbers
 * @param prediction which model foresees failures
 * @param backlog what waits to be delivered
 * @param uplink how the way to the cloud fares
 * @param identity who the gateway is to the cloud
 * @param lastCheckpointAt when the newest complete checkpoint was finished, gateway clock; null
 *     before the first of this process
 * @param run this process and what it went on from; its fields are among the others
 */
public record GatewayStatus(
        State state,
        String gateway,
        Readings readings,
        Ingest ingest,
        Windows windows,
        Results results,
        Plant plant,
        ModelStatus prediction,
        Backlog backlog,
        Uplink uplink,
        IdentityStatus identity,
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
     * Counts of results: emitted = uplinked + pending + undeliverable + folded + dropped.
     *
     * @param emitted results ever entered in the outbox
     * @param uplinked results that the cloud has acknowledged
     * @param pending results that wait in the outbox
     * @param undeliverable results set aside in the outbox
     * @param folded results merged into coarser ones for want of space
     * @param dropped results deleted for want of space, or lost to damage of the disk
     * @param damaged of the dropped, those lost to damage of the disk
     * @param byKind results ever entered, for every kind by its label
     */
    public record Results(
            long emitted,
            long uplinked,
            long pending,
            long undeliverable,
            long folded,
            long dropped,
            long damaged,
            Map<String, Long> byKind) {}

    /**
     * How the machines fare.
     *
     * @param incidentsOpen incidents that are open
     * @param high those of the highest severity
     * @param medium those of the severity between
     * @param low those of the lowest severity
     * @param machinesForeseen machines with a prediction since the gateway's process started
     */
    public record Plant(
            long incidentsOpen, long high, long medium, long low, long machinesForeseen) {}

    /**
     * What waits to be delivered.
     *
     * @param bytes bytes of the encoded results that wait
     * @param oldestAt when the oldest of them was entered, gateway clock; null if none waits
     * @param secondsToDrain estimated time until all is delivered; null while nothing is delivered
     * @param uplinkBytesToday payload bytes published since midnight UTC
     */
    public record Backlog(
            long bytes,
            @JsonSerialize(using = ToStringSerializer.class) Instant oldestAt,
            Long secondsToDrain,
            long uplinkBytesToday) {}

    /**
     * The way to the cloud.
     *
     * @param connected whether there is a connection
     * @param lastAcknowledgedAt when the cloud last accepted a message, gateway clock; null before
     *     the first of this process
     * @param resultsPerSecond results delivered a second, on the average of the last minutes with a
     *     connection
     * @param budgetSpent whether all but anomalies waits for the next UTC day
     */
    public record Uplink(
            boolean connected,
            @JsonSerialize(using = ToStringSerializer.class) Instant lastAcknowledgedAt,
            double resultsPerSecond,
            boolean budgetSpent) {

        static Uplink of(UplinkProgress progress) {
            return new Uplink(
                    progress.connected(),
                    progress.lastAcknowledgedAt(),
                    progress.resultsPerSecond(),
                    progress.budgetSpent());
        }
    }

    /** The status as a JSON object, UTF-8. */
    public byte[] toJson() {
        return Json.bytes(this);
    }
}
