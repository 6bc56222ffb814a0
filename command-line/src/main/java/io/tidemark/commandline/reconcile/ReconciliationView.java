package io.tidemark.commandline.reconcile;

import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.SqlText;
import java.util.List;

/** Asks the view {@code reconciliation}. */
public final class ReconciliationView {

    private final QueryClient query;

    public ReconciliationView(QueryClient query) {
        this.query = query;
    }

    /**
     * What the tables hold at this moment.
     *
     * @param gateway whose results; null for those of every gateway
     * @return by the gateway's name, ascending
     */
    public List<GatewayReconciliation> read(String gateway) {
        String condition =
                gateway == null ? "" : " WHERE gateway = '" + gateway.replace("'", "''") + "'";
        String sql =
                "SELECT %s FROM reconciliation%s ORDER BY gateway"
                        .formatted(String.join(", ", GatewayReconciliation.COLUMNS), condition);
        return query.rows(SqlText.typed(sql)).stream().map(GatewayReconciliation::of).toList();
    }
}
