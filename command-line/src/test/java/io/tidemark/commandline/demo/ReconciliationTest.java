package io.tidemark.commandline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.demo.TableCounts.Count;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final Map<ResultKind, Count> ALL_IN_TABLE =
            Map.of(
                    ResultKind.ANOMALY, new Count(2, 2),
                    ResultKind.WINDOW_SUMMARY, new Count(5, 5),
                    ResultKind.REJECTED_READING, new Count(3, 3));

    private static final Sightings NO_WINDOWS = new Sightings(List.of());

    @Test
    void agreesWhenEveryNumberDoes() {
        Reconciliation reconciliation =
                of(10, gateway(9, 1, 2, 10, 10), new TableCounts(ALL_IN_TABLE), 7);

        assertThat(reconciliation.agree()).isTrue();
        assertThat(reconciliation.toJson())
                .isEqualTo(
                        "{\"readings\":{\"sent\":10,\"parsed\":9,\"rejected\":1,\"late\":2,"
                                + "\"inWindows\":7},"
                                + "\"results\":{\"emitted\":10,\"uplinked\":10,\"inTable\":10,"
                                + "\"duplicates\":0,\"byKind\":{"
                                + "\"anomaly\":{\"emitted\":2,\"inTable\":2},"
                                + "\"window-summary\":{\"emitted\":5,\"inTable\":5},"
                                + "\"rejected-reading\":{\"emitted\":3,\"inTable\":3},"
                                + "\"gateway-health\":{\"emitted\":0,\"inTable\":0}}},"
                                + "\"labelledWindowsHit\":0,\"labelledWindows\":0,\"agree\":true}");
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
        Map<ResultKind, Count> oneShort =
                Map.of(
                        ResultKind.ANOMALY, new Count(1, 1),
                        ResultKind.WINDOW_SUMMARY, new Count(5, 5),
                        ResultKind.REJECTED_READING, new Count(3, 3));

        assertThat(of(10, gateway(9, 1, 2, 10, 10), new TableCounts(oneShort), 7).agree())
                .isFalse();
    }

    @Test
    void disagreesWhenAKindIsShortAndAnotherLong() {
        Map<ResultKind, Count> mixedUp =
                Map.of(
                        ResultKind.ANOMALY, new Count(3, 3),
                        ResultKind.WINDOW_SUMMARY, new Count(4, 4),
                        ResultKind.REJECTED_READING, new Count(3, 3));

        assertThat(of(10, gateway(9, 1, 2, 10, 10), new TableCounts(mixedUp), 7).agree()).isFalse();
    }

    @Test
    void disagreesWhenARowRepeatsAResult() {
        Map<ResultKind, Count> doubled =
                Map.of(
                        ResultKind.ANOMALY, new Count(3, 2),
                        ResultKind.WINDOW_SUMMARY, new Count(5, 5),
                        ResultKind.REJECTED_READING, new Count(3, 3));

        assertThat(of(10, gateway(9, 1, 2, 10, 10), new TableCounts(doubled), 7).agree()).isFalse();
    }

    private static Reconciliation of(
            long sent, GatewayStatus gateway, TableCounts tables, long readingsInWindows) {
        return Reconciliation.of(sent, gateway, tables, readingsInWindows, NO_WINDOWS);
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
