package io.tidemark.commandline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.Patience;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationWaitTest {

    private static final Patience LONG = new Patience(Duration.ofDays(1), Duration.ZERO);
    private static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO);

    @Test
    void waitsForAllThatTheGatewayHadEmitted() throws InterruptedException {
        ReconciliationWait.Outcome outcome =
                wait(
                        LONG,
                        List.of(new OwnCount("g", 10)),
                        List.of(
                                List.of(),
                                List.of(Gateways.complete("g", 9)),
                                List.of(Gateways.lacking("g", 12, 4, 4, 1, null)),
                                List.of(Gateways.complete("g", 12))));

        assertThat(outcome.explained()).isTrue();
        assertThat(outcome.gateways()).containsExactly(Gateways.complete("g", 12));
    }

    @Test
    void doesNotWaitForWhatTheGatewayEmitsMeanwhile() throws InterruptedException {
        GatewayReconciliation more = Gateways.lacking("g", 15, 11, 14, 3, 3L);

        ReconciliationWait.Outcome outcome =
                wait(LONG, List.of(new OwnCount("g", 10)), List.of(List.of(more)));

        assertThat(outcome.explained()).isTrue();
    }

    @Test
    void waitsForEveryGatewayUpToItsHighestNumber() throws InterruptedException {
        GatewayReconciliation whole = Gateways.complete("a", 5);

        ReconciliationWait.Outcome outcome =
                wait(
                        LONG,
                        List.of(),
                        List.of(
                                List.of(whole, Gateways.lacking("b", 20, 19, 19, 1, null)),
                                List.of(whole, Gateways.lacking("b", 21, 19, 19, 1, null)),
                                List.of(whole, Gateways.lacking("b", 22, 21, 21, 1, null))));

        assertThat(outcome.explained()).isTrue();
        assertThat(outcome.counts())
                .containsExactlyInAnyOrder(new OwnCount("a", 5), new OwnCount("b", 20));
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws InterruptedException {
        GatewayReconciliation behind = Gateways.complete("g", 9);

        ReconciliationWait.Outcome outcome =
                wait(NONE, List.of(new OwnCount("g", 10)), List.of(List.of(behind)));

        assertThat(outcome.explained()).isFalse();
        assertThat(outcome.gateways()).containsExactly(behind);
    }

    @Test
    void neverTakesForExplainedWhatIsThereTwice() throws InterruptedException {
        GatewayReconciliation twice = Gateways.of("g", 4, 4, 0, 0, 0, 0, 0, 0, null, null, 1, null);

        assertThat(wait(NONE, List.of(), List.of(List.of(twice))).explained()).isFalse();
    }

    /** The last look is seen again and again. */
    private static ReconciliationWait.Outcome wait(
            Patience patience, List<OwnCount> own, List<List<GatewayReconciliation>> looks)
            throws InterruptedException {
        Deque<List<GatewayReconciliation>> left = new ArrayDeque<>(looks);
        return new ReconciliationWait(
                        gateway -> left.size() > 1 ? left.remove() : left.peek(), patience)
                .await(null, own);
    }
}
