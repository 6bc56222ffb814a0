package io.tidemark.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.local.Component;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.launch.MaintenanceLaunch;
import io.tidemark.local.process.ForegroundProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The maintenance of a stage's lake, in the process that {@code ./tidemark maintain} starts. */
final class StageMaintenance {

    private StageMaintenance() {}

    /** Maintains some tables to which nobody appends, and looks at what is reported of them. */
    static void requireCompact(StageLayout layout, String... tables)
            throws IOException, StageException, InterruptedException {
        assertThat(of(layout, tables))
                .hasSize(tables.length)
                .allSatisfy(
                        table -> {
                            assertThat(table.at("/after/files").asInt())
                                    .isEqualTo(table.at("/after/partitions").asInt())
                                    .isPositive();
                            assertThat(table.at("/after/partitionsToCompact").asInt(-1)).isZero();
                        });
    }

    /** Maintains some tables, and returns what it reports of each. */
    private static List<JsonNode> of(StageLayout layout, String... tables)
            throws IOException, StageException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--format=json", "--keep-snapshots=1"));
        for (String table : tables) {
            arguments.add("--table=" + table);
        }
        StringBuilder report = new StringBuilder();
        ForegroundProcess.follow(
                new MaintenanceLaunch(layout)
                        .process(
                                layout.directory(Component.CLOUD_JOB)
                                        .resolve("application_properties.json"),
                                arguments),
                report::append);
        List<JsonNode> maintained = new ArrayList<>();
        new ObjectMapper().readTree(report.toString()).path("tables").forEach(maintained::add);
        return maintained;
    }
}
