package io.tidemark.cloud.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;

/**
 * By which columns the rows of a table lie in its files once they are compacted: who asks for one
 * machine then reads few row groups. Sinks write in the order of arrival.
 */
final class SortColumns {

    /** From the coarsest to the finest; life and step are those of the training data. */
    private static final List<String> PLACE = List.of("site", "machine", "sensor", "life", "step");

    private static final String GATEWAY = "gateway";

    private SortColumns() {}

    /**
     * Where it was, or which gateway told if rows are of no machine; then the time that partitions
     * the table by day.
     *
     * @return names of columns; empty if there are none of these
     */
    static List<String> of(Schema columns, PartitionSpec partitions) {
        List<String> names = new ArrayList<>();
        PLACE.stream().filter(name -> columns.findField(name) != null).forEach(names::add);
        if (names.isEmpty() && columns.findField(GATEWAY) != null) {
            names.add(GATEWAY);
        }
        for (PartitionField field : partitions.fields()) {
            if (field.transform().toString().equals("day")) {
                names.add(columns.findColumnName(field.sourceId()));
            }
        }
        return names;
    }
}
