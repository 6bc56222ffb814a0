package io.tidemark.infra.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.infra.lake.ViewColumn.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnTable;
import software.amazon.awscdk.services.glue.CfnTable.SerdeInfoProperty;
import software.amazon.awscdk.services.glue.CfnTable.StorageDescriptorProperty;
import software.amazon.awscdk.services.glue.CfnTable.TableInputProperty;
import software.constructs.Construct;

/**
 * The view {@code reconciliation}: per gateway what it sent, what arrived, what is missing and why.
 *
 * <p>A view is a Glue table whose text is the JSON that Athena and Trino write for {@code CREATE
 * VIEW}; CloudFormation has no resource of its own for it. The tables that it reads are made by the
 * cloud job; until then a query of the view fails.
 */
final class ReconciliationView extends Construct {

    private static final String NAME = "reconciliation";
    private static final String SQL = "reconciliation.sql";

    private static final List<ViewColumn> COLUMNS =
            List.of(
                    new ViewColumn("gateway", Type.TEXT, "Thing name of the gateway."),
                    number("highest_sequence", "The highest number that arrived or was declared."),
                    number("rows_present", "Numbers whose row is in a table."),
                    number("rows_missing", "Numbers whose row is in no table: the next six."),
                    number("rows_folded", "Declared: merged into a coarser summary."),
                    number("rows_dropped", "Declared: deleted for want of space."),
                    number("rows_set_aside", "Declared: kept on the gateway, as it is refused."),
                    number("rows_damaged", "Declared: unreadable on the gateway's disk."),
                    number("rows_quarantined", "Arrived, but in quarantine instead of a table."),
                    number("rows_unexplained", "Neither arrived nor declared: lost or on its way."),
                    number("first_unexplained", "The lowest of them; null if there is none."),
                    number("last_unexplained", "The highest of them; null if there is none."),
                    number("rows_repeated", "Rows whose number another row has: counted twice."),
                    number("emitted_by_gateway", "Highest number before its newest report."),
                    number("waiting_on_gateway", "Results that waited there at that moment."),
                    new ViewColumn("health_at", Type.TIME, "When it made the report, UTC."));

    private final CfnTable view;

    /**
     * @param database Glue database of the tables and the view, as analysts type it
     */
    record Props(String database) {}

    ReconciliationView(Construct scope, String id, Props properties) {
        super(scope, id);
        this.view =
                CfnTable.Builder.create(this, "View")
                        .catalogId(Aws.ACCOUNT_ID)
                        .databaseName(properties.database())
                        .tableInput(
                                TableInputProperty.builder()
                                        .name(NAME)
                                        .description(
                                                "What each gateway sent, and what became of it")
                                        .tableType("VIRTUAL_VIEW")
                                        .parameters(
                                                Map.of(
                                                        "presto_view",
                                                        "true",
                                                        "comment",
                                                        "Presto View"))
                                        .viewOriginalText(text(properties.database()))
                                        .viewExpandedText("/* Presto View */")
                                        .storageDescriptor(columns())
                                        .build())
                        .build();
    }

    private static ViewColumn number(String name, String comment) {
        return new ViewColumn(name, Type.NUMBER, comment);
    }

    private static StorageDescriptorProperty columns() {
        return StorageDescriptorProperty.builder()
                .columns(COLUMNS.stream().map(ViewColumn::forGlue).toList())
                .location("")
                // As Glue itself would have it; MiniStack leaves out what it is not told.
                .numberOfBuckets(0)
                .serdeInfo(SerdeInfoProperty.builder().build())
                .build();
    }

    /** As {@code CREATE VIEW} would write it; it runs with the rights of who asks. */
    private static String text(String database) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("originalSql", sql());
        definition.put("catalog", "awsdatacatalog");
        definition.put("schema", database);
        definition.put("columns", COLUMNS.stream().map(ViewColumn::forEngine).toList());
        definition.put("runAsInvoker", true);
        try {
            byte[] json = new ObjectMapper().writeValueAsBytes(definition);
            return "/* Presto View: " + Base64.getEncoder().encodeToString(json) + " */";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are JSON", e);
        }
    }

    private static String sql() {
        try (InputStream sql = ReconciliationView.class.getResourceAsStream(SQL)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made once the database is. */
    void dependOn(Construct database) {
        view.getNode().addDependency(database);
    }

    String name() {
        return NAME;
    }
}
