package io.tidemark.commandline.reconcile;

import io.tidemark.commandline.Patience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Waits until everything that gateways had emitted at some moment is in the tables or declared. A
 * gateway that does not say itself what it has emitted is taken at its newest report in the tables.
 */
public final class ReconciliationWait {

    private final Function<String, List<GatewayReconciliation>> view;
    private final Patience patience;

    /**
     * @param view looks at the tables, for one gateway or (null) for all
     */
    public ReconciliationWait(
            Function<String, List<GatewayReconciliation>> view, Patience patience) {
        this.view = view;
        this.patience = patience;
    }

    /**
     * How it ended.
     *
     * @param gateways the last look
     * @param counts what was waited for, of every gateway that is known
     */
    public record Outcome(List<GatewayReconciliation> gateways, List<OwnCount> counts) {

        /** Whether all that was waited for is explained. */
        public boolean explained() {
            return counts.stream().allMatch(this::explained);
        }

        private boolean explained(OwnCount count) {
            return gateways.stream()
                    .anyMatch(
                            found ->
                                    found.gateway().equals(count.gateway())
                                            && found.explainedUpTo(count.emitted()));
        }
    }

    /**
     * Looks until it is so or the time is over.
     *
     * @param gateway whose results; null for those of every gateway
     * @param own what gateways say of themselves
     */
    public Outcome await(String gateway, List<OwnCount> own) throws InterruptedException {
        List<OwnCount> counts = counts(view.apply(gateway), own);
        return patience.await(
                () -> new Outcome(view.apply(gateway), counts), Outcome::explained, last -> {});
    }

    private static List<OwnCount> counts(List<GatewayReconciliation> first, List<OwnCount> own) {
        Map<String, OwnCount> counts = new LinkedHashMap<>();
        for (GatewayReconciliation found : first) {
            long reported = Objects.requireNonNullElse(found.emitted(), 0L);
            counts.put(
                    found.gateway(),
                    new OwnCount(found.gateway(), Math.max(reported, found.highest())));
        }
        own.forEach(count -> counts.put(count.gateway(), count));
        return new ArrayList<>(counts.values());
    }
}
