package io.tidemark.trainer.lake;

import io.tidemark.cloud.lake.GlueLake;
import io.tidemark.cloud.lake.TableDefaults;
import io.tidemark.trainer.options.LakeLocation;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.FileIO;

/** The catalog of the lake. */
public final class TrainingLake implements AutoCloseable {

    private final Catalog catalog;
    private final Namespace database;

    private TrainingLake(Catalog catalog, Namespace database) {
        this.catalog = catalog;
        this.database = database;
    }

    /** Opens the lake; nothing is created before it is written. */
    public static TrainingLake open(LakeLocation location) {
        Namespace database = Namespace.of(location.config().database());
        Optional<Path> folder = location.folder();
        Catalog catalog =
                folder.isPresent()
                        ? new HadoopCatalog(new Configuration(), folder.get().toUri().toString())
                        : GlueLake.catalog(location.config()).loadCatalog();
        return new TrainingLake(catalog, database);
    }

    /** A table that another writes; empty if it does not exist yet. */
    Optional<Table> find(String name) {
        try {
            return Optional.of(catalog.loadTable(TableIdentifier.of(database, name)));
        } catch (NoSuchTableException absent) {
            return Optional.empty();
        }
    }

    /** A table of the trainer's own, created if it does not exist. */
    Table own(TrainerTable table) {
        TableIdentifier name = TableIdentifier.of(database, table.tableName());
        try {
            return catalog.loadTable(name);
        } catch (NoSuchTableException absent) {
            try {
                return catalog.buildTable(name, table.columns())
                        .withPartitionSpec(table.partitions())
                        .withSortOrder(table.order())
                        .withProperties(TableDefaults.PROPERTIES)
                        .create();
            } catch (AlreadyExistsException createdMeanwhile) {
                return catalog.loadTable(name);
            }
        }
    }

    /** Access to files where the tables are. */
    public FileIO files() {
        return own(TrainerTable.MODEL_REGISTRY).io();
    }

    @Override
    public void close() throws IOException {
        if (catalog instanceof Closeable) {
            ((Closeable) catalog).close();
        }
    }
}
