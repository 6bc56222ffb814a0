package io.tidemark.trainer.lake;

import io.tidemark.trainer.data.MachineId;
import io.tidemark.trainer.data.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/** The outcomes at a snapshot of {@code maintenance_outcomes}. */
final class LakeOutcomes {

    static final String TABLE = "maintenance_outcomes";

    private static final String[] COLUMNS = {
        "outcome_id", "site", "machine", "kind", "occurred_at", "machine_type", "arrived_at"
    };

    private LakeOutcomes() {}

    static List<Outcome> read(PinnedTable table) {
        List<Outcome> outcomes = new ArrayList<>();
        table.read(Expressions.alwaysTrue(), row -> outcomes.add(outcome(row)), COLUMNS);
        return outcomes;
    }

    private static Outcome outcome(Record row) {
        return new Outcome(
                (String) row.getField("outcome_id"),
                new MachineId((String) row.getField("site"), (String) row.getField("machine")),
                (String) row.getField("kind"),
                Moments.millis(row, "occurred_at"),
                (String) row.getField("machine_type"),
                Moments.millis(row, "arrived_at"));
    }
}
