package io.tidemark.cloud.maintenance;

import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.actions.BinPackRewriteFilePlanner;
import org.apache.iceberg.util.PropertyUtil;

/** How large a table's files shall be. */
final class FileSizes {

    private FileSizes() {}

    /** The size that files are written to, bytes. */
    static long target(Table table) {
        return PropertyUtil.propertyAsLong(
                table.properties(),
                TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
                TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
    }

    /** The size below which a file is merged with others of its partition, bytes. */
    static long small(Table table) {
        return (long) (target(table) * BinPackRewriteFilePlanner.MIN_FILE_SIZE_DEFAULT_RATIO);
    }
}
