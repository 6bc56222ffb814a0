package io.tidemark.trainer.lake;

import io.tidemark.trainer.data.ColumnQuality;
import io.tidemark.trainer.data.OutcomeFinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** The rows of {@code outcome_findings} and {@code data_quality}. */
final class ReviewRows {

    private final Table findings;
    private final Table quality;

    ReviewRows(TrainingLake lake) {
        this.findings = lake.own(TrainerTable.OUTCOME_FINDINGS);
        this.quality = lake.own(TrainerTable.DATA_QUALITY);
    }

    void writeFindings(String dataVersion, List<OutcomeFinding> rows) {
        new RowWriter(findings)
                .replace(
                        dataVersion,
                        each -> rows.forEach(row -> each.accept(finding(dataVersion, row))));
    }

    void writeQuality(String dataVersion, List<ColumnQuality> rows) {
        new RowWriter(quality)
                .replace(
                        dataVersion,
                        each -> rows.forEach(row -> each.accept(quality(dataVersion, row))));
    }

    private Record finding(String dataVersion, OutcomeFinding row) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("data_version", dataVersion);
        columns.put("outcome_id", row.outcome().id());
        columns.put("site", row.outcome().machine().site());
        columns.put("machine", row.outcome().machine().machine());
        columns.put("kind", row.outcome().kind());
        columns.put("occurred_at", Moments.of(row.outcome().occurredAtMillis()));
        columns.put("finding", row.finding().name());
        columns.put("detail", row.detail());
        return GenericRecord.create(findings.schema()).copy(columns);
    }

    private Record quality(String dataVersion, ColumnQuality row) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("data_version", dataVersion);
        columns.put("machine_type", row.machineType());
        columns.put("column_name", row.columnName());
        columns.put("rows", row.rows());
        columns.put("nulls", row.nulls());
        columns.put("minimum", row.minimum());
        columns.put("maximum", row.maximum());
        columns.put("mean", row.mean());
        columns.put("standard_deviation", row.standardDeviation());
        columns.put("drift", row.drift());
        columns.put("previous_version", row.previousVersion());
        columns.put("finding", row.finding());
        return GenericRecord.create(quality.schema()).copy(columns);
    }
}
