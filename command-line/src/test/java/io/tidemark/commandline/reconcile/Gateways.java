package io.tidemark.commandline.reconcile;

/** Rows of the view, made up. */
final class Gateways {

    private static final String AT = "2026-01-02T03:04:05.678";

    private Gateways() {}

    /** All of it has arrived. */
    static GatewayReconciliation complete(String gateway, long highest) {
        return of(gateway, highest, highest, 0, 0, 0, 0, 0, 0, null, null, 0, 0L);
    }

    /** Some of it has not. */
    static GatewayReconciliation lacking(
            String gateway, long highest, long first, long last, long count, Long waiting) {
        return of(gateway, highest, highest - count, 0, 0, 0, 0, 0, count, first, last, 0, waiting);
    }

    static GatewayReconciliation of(
            String gateway,
            long highest,
            long present,
            long folded,
            long dropped,
            long setAside,
            long damaged,
            long quarantined,
            long unexplained,
            Long first,
            Long last,
            long repeated,
            Long waiting) {
        return new GatewayReconciliation(
                gateway,
                highest,
                present,
                highest - present,
                folded,
                dropped,
                setAside,
                damaged,
                quarantined,
                unexplained,
                first,
                last,
                repeated,
                waiting == null ? null : highest,
                waiting,
                waiting == null ? null : AT);
    }
}
