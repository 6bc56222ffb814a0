package io.tidemark.commandline.demo.path;

/** The kinds of results that a gateway sends up, each with a table of its own. */
enum ResultKind {
    ANOMALY("anomaly", "anomalies"),
    FAILURE_PREDICTION("failure-prediction", "failure_predictions"),
    WINDOW_SUMMARY("window-summary", "window_summaries"),
    REJECTED_READING("rejected-reading", "rejected_readings"),
    GATEWAY_HEALTH("gateway-health", "gateway_health"),
    LEDGER_ENTRY("ledger-entry", "ledger"),
    MODEL_EVALUATION("model-evaluation", "model_evaluations");

    private final String name;
    private final String table;

    ResultKind(String name, String table) {
        this.name = name;
        this.table = table;
    }

    /** The kind as the gateway's console names it. */
    String consoleName() {
        return name;
    }

    String table() {
        return table;
    }
}
