package io.tidemark.edge.console;

import io.tidemark.edge.health.GatewayMetric;
import io.tidemark.edge.health.GatewayMetrics;
import io.tidemark.edge.health.UplinkProgress;
import io.tidemark.edge.identity.IdentityStatus;
import io.tidemark.edge.ingest.log.GroupCommit;
import io.tidemark.edge.model.ModelStatus;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxCounts;
import java.io.File;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers a gateway's status from the job's metrics, the outbox and the way to the cloud. */
public final class StatusReader {

    private final String gateway;
    private final Outbox outbox;
    private final File models;

    /**
     * @param gateway thing name of the gateway
     * @param outbox what the job found; whoever opened it closes it
     * @param models directory of the accepted models; null if nothing is to be foreseen
     */
    public StatusReader(String gateway, Outbox outbox, File models) {
        this.gateway = gateway;
        this.outbox = outbox;
        this.models = models;
    }

    /** The status of this moment. */
    public GatewayStatus read(
            GatewayStatus.State state,
            UplinkProgress uplink,
            IdentityStatus identity,
            GatewayRun run) {
        OutboxCounts counts = outbox.counts();
        return new GatewayStatus(
                state,
                gateway,
                new GatewayStatus.Readings(
                        GatewayMetrics.read(GatewayMetric.READINGS_PARSED),
                        GatewayMetrics.read(GatewayMetric.READINGS_REJECTED),
                        GatewayMetrics.read(GatewayMetric.READINGS_LATE)),
                ingest(),
                new GatewayStatus.Windows(GatewayMetrics.read(GatewayMetric.WINDOWS_OPEN)),
                results(counts),
                PlantStatus.of(outbox.standing()).counts(),
                ModelStatus.read(models),
                backlog(counts, uplink),
                GatewayStatus.Uplink.of(uplink),
                identity,
                GatewayMetrics.lastCheckpointAt().orElse(null),
                run);
    }

    private static GatewayStatus.Results results(OutboxCounts counts) {
        Map<String, Long> byKind = new LinkedHashMap<>();
        for (EventKind kind : EventKind.values()) {
            byKind.put(kind.label(), counts.emittedByKind().get(kind));
        }
        return new GatewayStatus.Results(
                counts.emitted(),
                counts.uplinked(),
                counts.pending(),
                counts.undeliverable(),
                counts.folded(),
                counts.dropped(),
                counts.damaged(),
                byKind);
    }

    private static GatewayStatus.Backlog backlog(OutboxCounts counts, UplinkProgress uplink) {
        Long oldest = counts.oldestPendingMillis();
        return new GatewayStatus.Backlog(
                counts.pendingBytes(),
                oldest == null ? null : Instant.ofEpochMilli(oldest),
                uplink.secondsToDrain(),
                uplink.bytesToday());
    }

    private static GatewayStatus.Ingest ingest() {
        return new GatewayStatus.Ingest(
                GroupCommit.State.values()[(int) GatewayMetrics.read(GatewayMetric.LOG_STATE)],
                GatewayMetrics.read(GatewayMetric.LOG_BYTES),
                GatewayMetrics.read(GatewayMetric.LOG_MESSAGES_LOST),
                GatewayMetrics.read(GatewayMetric.MESSAGES_DROPPED));
    }
}
