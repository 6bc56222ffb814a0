package io.tidemark.cloud.lake;

import java.util.Map;
import org.apache.iceberg.TableProperties;

/** How every table of the lake is kept, whoever makes it. */
public final class TableDefaults {

    /** Properties of a new table. */
    public static final Map<String, String> PROPERTIES =
            Map.of(
                    // Athena reads no higher version.
                    TableProperties.FORMAT_VERSION,
                    "2",
                    TableProperties.PARQUET_COMPRESSION,
                    "zstd",
                    TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
                    Long.toString(128L * 1024 * 1024),
                    // Each commit writes a metadata file; without these they all stay.
                    TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
                    "true",
                    TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
                    "50");

    private TableDefaults() {}
}
