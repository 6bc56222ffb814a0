package io.tidemark.cloud;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.io.CloseableIterable;

/** What is in the tables of a lake, cell by cell. */
final class TableRows {

    private final CatalogLoader catalog;
    private final Namespace database;

    TableRows(CatalogLoader catalog, Namespace database) {
        this.catalog = catalog;
        this.database = database;
    }

    /** All rows of a table, in no particular order. */
    List<List<Object>> of(String name) throws IOException {
        Table table = catalog.loadCatalog().loadTable(TableIdentifier.of(database, name));
        List<List<Object>> rows = new ArrayList<>();
        try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
            for (Record record : records) {
                List<Object> row = new ArrayList<>();
                for (int column = 0; column < record.size(); column++) {
                    row.add(record.get(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
