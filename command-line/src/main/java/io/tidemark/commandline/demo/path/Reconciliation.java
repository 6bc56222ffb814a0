package io.tidemark.commandline.demo.path;

import io.tidemark.commandline.gateway.GatewayStatus;
import io.tidemark.commandline.reconcile.GatewayReconciliation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether what the device sent and what the gateway emitted is what the tables hold, number by
 * number.
 *
 * @param readings from the device to the gateway
 * @param results from the gateway to the tables
 * @param gateway what {@code ./tidemark reconcile} says of the gateway
 */
public record Reconciliation(Readings readings, Results results, GatewayReconciliation gateway) {

    /**
     * @param sent acknowledged by the device's broker
     * @param parsed parsed by the gateway, late ones included
     * @param rejected refused by the gateway when parsed
     * @param late parsed, but after the allowed lateness of their window
     * @param inWindows counted by the window summaries in the table
     */
    public record Readings(long sent, long parsed, long rejected, long late, long inWindows) {

        boolean agree() {
            return sent == parsed + rejected && parsed == late + inWindows;
        }
    }

    /**
     * @param emitted entered in the gateway's outbox
     * @param uplinked acknowledged by the cloud
     * @param inTable distinct results over all tables
     * @param duplicates rows that repeat a result
     * @param unexplained results that are neither in a table nor declared
     * @param byKind the same for every kind, by console name
     */
    public record Results(
            long emitted,
            long uplinked,
            long inTable,
            long duplicates,
            long unexplained,
            Map<String, KindResults> byKind) {

        boolean agree() {
            return emitted == uplinked
                    && uplinked == inTable
                    && duplicates == 0
                    && unexplained == 0
                    && byKind.values().stream().allMatch(KindResults::agree);
        }
    }

    /**
     * @param emitted results of the kind that the gateway emitted
     * @param inTable distinct results in the kind's table
     */
    public record KindResults(long emitted, long inTable) {

        boolean agree() {
            return emitted == inTable;
        }
    }

    static Reconciliation of(
            long sent,
            GatewayStatus gateway,
            GatewayReconciliation reconciled,
            TableCounts tables,
            long readingsInWindows) {
        Map<String, KindResults> byKind = new LinkedHashMap<>();
        for (ResultKind kind : ResultKind.values()) {
            byKind.put(
                    kind.consoleName(),
                    new KindResults(
                            gateway.results().emitted(kind.consoleName()), tables.results(kind)));
        }
        GatewayStatus.Readings readings = gateway.readings();
        return new Reconciliation(
                new Readings(
                        sent,
                        readings.parsed(),
                        readings.rejected(),
                        readings.late(),
                        readingsInWindows),
                new Results(
                        gateway.results().emitted(),
                        gateway.results().uplinked(),
                        tables.results(),
                        reconciled.repeated(),
                        unexplained(reconciled, gateway.results().emitted()),
                        byKind),
                reconciled);
    }

    /** What the gateway emitted since it was asked may be on its way. */
    private static long unexplained(GatewayReconciliation reconciled, long emitted) {
        return reconciled.explainedUpTo(emitted) ? 0 : Math.max(1, reconciled.unexplained());
    }

    /** Whether nothing is missing and nothing is double, anywhere on the path. */
    public boolean agree() {
        return readings.agree() && results.agree();
    }
}
