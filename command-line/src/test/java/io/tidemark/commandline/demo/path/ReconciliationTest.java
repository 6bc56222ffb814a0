package io.tidemark.commandline.demo.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.gateway.GatewayStatus;
import io.tidemark.commandline.reconcile.GatewayReconciliation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final Map<ResultKind, Long> ALL_IN_TABLE =
            Map.of(
                    ResultKind.ANOMALY, 2L,
                    ResultKind.WINDOW_SUMMARY, 5L,
                    ResultKind.REJECTED_READING, 3L);

    @Test
    void agreesWhenEveryNumberDoes() {
        Reconciliation reconciliation =
                of(10, gateway(9, 1, 2, 10, 10), new TableCounts(ALL_IN_TABLE), 7);

        assertThat(reconciliation.agree()).isTrue();
    }

    @Test
    void disagreesWhenAReadingWasNeitherParsedNorRejected() {
        assertThat(of(11, gateway(9, 1, 2, 10, 10), new TableCounts(ALL_IN_TABLE), 7).agree())
                .isFalse();
    }

    @Test
    void disagreesWhenAReadingIsInNoWindow() {
        assertThat(of(10, gateway(9, 1, 2, 10, 10), new TableCounts(ALL_IN_TABLE), 6).agree())
                .isFalse();
    }

    @Test
    void disagreesWhenAResultWasNotUplinked() {
        assertThat(of(10, gateway(9, 1, 2, 10, 9), new TableCounts(ALL_IN_TABLE), 7).agree())
                .isFalse();
    }

    @Test
    void disagreesWhenAResultIsNotInItsTable() {
        Map<ResultKind, Long> oneShort =
                Map.of(
                        ResultKind.ANOMALY, 1L,
                        ResultKind.WINDOW_SUMMARY, 5L,
                        ResultKind.REJECTED_READING, 3L);

        assertThat(of(10, gateway(9, 1, 2, 10, 10), new TableCounts(oneShort), 7).agree())
                .isFalse();
    }

    @Test
    void disagreesWhenAKindIsShortAndAnotherLong() {
        Map<ResultKind, Long> mixedUp =
                Map.of(
                        ResultKind.ANOMALY, 3L,
                        ResultKind.WINDOW_SUMMARY, 4L,
                        ResultKind.REJECTED_READING, 3L);

        assertThat(of(10, gateway(9, 1, 2, 10, 10), new TableCounts(mixedUp), 7).agree()).isFalse();
    }

    @Test
    void disagreesWhenARowRepeatsAResult() {
        assertThat(of(tables(10, null, 1)).agree()).isFalse();
    }

    @Test
    void disagreesWhenANumberIsUnexplained() {
        assertThat(of(tables(10, 4L, 0)).agree()).isFalse();
        assertThat(of(tables(9, null, 0)).agree()).isFalse();
    }

    @Test
    void leavesOutWhatTheGatewayEmittedSince() {
        assertThat(of(tables(14, 11L, 0)).agree()).isTrue();
    }

    private static Reconciliation of(
            long sent, GatewayStatus gateway, TableCounts tables, long readingsInWindows) {
        return Reconciliation.of(sent, gateway, tables(10, null, 0), tables, readingsInWindows);
    }

    private static Reconciliation of(GatewayReconciliation reconciled) {
        return Reconciliation.of(
                10, gateway(9, 1, 2, 10, 10), reconciled, new TableCounts(ALL_IN_TABLE), 7);
    }

    private static GatewayReconciliation tables(
            long highest, Long firstUnexplained, long repeated) {
        long unexplained = firstUnexplained == null ? 0 : 1;
        return new GatewayReconciliation(
                "gateway-1",
                highest,
                highest - unexplained,
                unexplained,
                0,
                0,
                0,
                0,
                0,
                unexplained,
                firstUnexplained,
                firstUnexplained,
                repeated,
                null,
                null,
                null);
    }

    private static GatewayStatus gateway(
            long parsed, long rejected, long late, long emitted, long uplinked) {
        return new GatewayStatus(
                "STOPPED",
                "gateway-1",
                new GatewayStatus.Readings(parsed, rejected, late),
                new GatewayStatus.Windows(0),
                new GatewayStatus.Results(
                        emitted,
                        uplinked,
                        emitted - uplinked,
                        Map.of("anomaly", 2L, "window-summary", 5L, "rejected-reading", 3L)));
    }
}
