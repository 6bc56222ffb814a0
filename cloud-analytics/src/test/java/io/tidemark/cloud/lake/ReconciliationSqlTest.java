package io.tidemark.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.ingest.EventTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The view that the stacks define reads the tables that this job makes. */
class ReconciliationSqlTest {

    private static final Path SQL =
            Path.of("../infra-cdk/src/main/resources/io/tidemark/infra/lake/reconciliation.sql");

    @ParameterizedTest
    @EnumSource(EventTable.class)
    void countsTheRowsOfEveryTable(EventTable table) throws IOException {
        assertThat(Files.readString(SQL))
                .containsOnlyOnce("SELECT gateway, sequence, 0 AS fate FROM anomalies\n")
                .containsPattern(
                        "SELECT gateway, sequence, 0( AS fate)? FROM " + table.tableName() + "\n");
        assertThat(names(EventColumns.of(table.eventSchema()))).contains("gateway", "sequence");
    }

    @Test
    void findsTheNumbersOfWhatIsInQuarantine() throws IOException {
        assertThat(Files.readString(SQL))
                .contains("SELECT gateway, sequence, 1 FROM " + LakeTables.QUARANTINE + " WHERE");
        assertThat(names(QuarantineToRow.COLUMNS)).contains("gateway", "sequence");
    }

    @Test
    void readsColumnsThatTheLedgerAndTheReportsHave() {
        assertThat(names(EventColumns.of(EventTable.LEDGER.eventSchema())))
                .contains("action", "first_sequence", "last_sequence");
        assertThat(names(EventColumns.of(EventTable.GATEWAY_HEALTH.eventSchema())))
                .contains("results_emitted", "outbox_rows", "measured_at");
    }

    private static List<String> names(Schema columns) {
        return columns.columns().stream().map(Types.NestedField::name).toList();
    }
}
