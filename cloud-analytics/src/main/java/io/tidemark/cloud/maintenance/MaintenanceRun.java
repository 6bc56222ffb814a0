package io.tidemark.cloud.maintenance;

import io.tidemark.cloud.lake.GlueLake;
import io.tidemark.cloud.lake.LakeConfig;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;

/** One table of the lake after the other. */
final class MaintenanceRun {

    private static final int STEPS = 10;

    private final LakeConfig lake;
    private final MaintenanceSettings settings;
    private final PrintWriter progress;

    /**
     * @param progress is told of compacted partitions, ten times a table at most
     */
    MaintenanceRun(LakeConfig lake, MaintenanceSettings settings, PrintWriter progress) {
        this.lake = lake;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * @param names of tables; null for all that there are
     * @return what was done, in the order of the names
     */
    List<MaintainedTable> run(List<String> names) throws IOException {
        Catalog catalog = GlueLake.catalog(lake).loadCatalog();
        try {
            TableMaintenance maintenance = new TableMaintenance(settings, Clock.systemUTC());
            List<MaintainedTable> done = new ArrayList<>();
            for (TableIdentifier table : tables(catalog, names)) {
                done.add(
                        maintenance.maintain(
                                table.name(),
                                catalog.loadTable(table),
                                (written, of) -> tell(table.name(), written, of)));
            }
            return done;
        } finally {
            if (catalog instanceof Closeable) {
                ((Closeable) catalog).close();
            }
        }
    }

    private List<TableIdentifier> tables(Catalog catalog, List<String> names) {
        Namespace database = Namespace.of(lake.database());
        if (names != null) {
            return names.stream()
                    .map(name -> TableIdentifier.of(database, name))
                    .collect(Collectors.toList());
        }
        return catalog.listTables(database).stream()
                .sorted(Comparator.comparing(TableIdentifier::name))
                .collect(Collectors.toList());
    }

    private void tell(String table, int written, int of) {
        if (written == of || STEPS * written / of > STEPS * (written - 1) / of) {
            progress.println("  " + table + ": partition " + written + " of " + of + " compacted");
            progress.flush();
        }
    }
}
