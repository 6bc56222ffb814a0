package io.tidemark.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other modules believe of the tables that this job makes. */
class OtherModulesTablesTest {

    private static final Path OPTIMIZED =
            Path.of("../infra-cdk/src/main/resources/io/tidemark/infra/lake/tables-of-the-job.txt");
    private static final Path QUERIED =
            Path.of(
                    "../localstack/query-engine/src/test/resources/io/tidemark/query/tables-of-the-job.sql");
    private static final Pattern TABLE =
            Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Namespace DATABASE = Namespace.of("tidemark");

    private final InMemoryCatalog catalog = new InMemoryCatalog();

    @BeforeEach
    void makeTables() {
        catalog.initialize("lake", Map.of());
        catalog.createNamespace(DATABASE);
        LakeTables.createMissing(catalog, DATABASE);
    }

    @Test
    void gluesOptimizersAreForAllOfThem() throws IOException {
        assertThat(Files.readAllLines(OPTIMIZED))
                .containsExactlyInAnyOrderElementsOf(
                        catalog.listTables(DATABASE).stream().map(TableIdentifier::name).toList());
    }

    @Test
    void theNamedQueriesAreTriedOnTheirColumns() throws IOException {
        Map<String, List<String>> made = new TreeMap<>();
        for (TableIdentifier table : catalog.listTables(DATABASE)) {
            made.put(table.name(), columns(catalog.loadTable(table).schema()));
        }
        Map<String, List<String>> queried = new TreeMap<>();
        Matcher table = TABLE.matcher(Files.readString(QUERIED));
        while (table.find()) {
            queried.put(
                    table.group(1),
                    Arrays.stream(table.group(2).strip().split(",\\s+")).sorted().toList());
        }

        assertThat(queried).isEqualTo(made);
    }

    private static List<String> columns(Schema schema) {
        return schema.columns().stream()
                .map(column -> column.name() + " " + inSql(column.type()))
                .sorted()
                .toList();
    }

    private static String inSql(Type type) {
        switch (type.typeId()) {
            case STRING:
                return "varchar";
            case LONG:
                return "bigint";
            case BINARY:
                return "varbinary";
            case TIMESTAMP:
                return "timestamp(6) with time zone";
            default:
                return type.typeId() == Type.TypeID.INTEGER ? "integer" : type.toString();
        }
    }
}
