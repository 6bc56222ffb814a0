package io.tidemark.cloud.lake;

import java.net.URI;
import java.util.Optional;

/** The lake: Iceberg tables in S3, catalogued in Glue. */
public final class LakeConfig {

    private final String database;
    private final String warehouse;
    private final String region;
    private final URI storageEndpoint;
    private final URI catalogEndpoint;

    /**
     * @param database Glue database of the tables; the job does not create it
     * @param warehouse where tables are created, {@code s3://bucket/path} without a slash at the
     *     end
     * @param region region of bucket and database
     * @param storageEndpoint endpoint of S3; null for the region's own
     * @param catalogEndpoint endpoint of Glue; null for the region's own
     */
    public LakeConfig(
            String database,
            String warehouse,
            String region,
            URI storageEndpoint,
            URI catalogEndpoint) {
        this.database = database;
        this.warehouse = warehouse;
        this.region = region;
        this.storageEndpoint = storageEndpoint;
        this.catalogEndpoint = catalogEndpoint;
    }

    public String database() {
        return database;
    }

    public String warehouse() {
        return warehouse;
    }

    public String region() {
        return region;
    }

    /** Endpoint of S3; empty for the region's own. */
    public Optional<URI> storageEndpoint() {
        return Optional.ofNullable(storageEndpoint);
    }

    /** Endpoint of Glue; empty for the region's own. */
    public Optional<URI> catalogEndpoint() {
        return Optional.ofNullable(catalogEndpoint);
    }

    @Override
    public String toString() {
        return String.format(
                "%s in %s, region %s, S3 at %s, Glue at %s",
                database,
                warehouse,
                region,
                storageEndpoint().map(URI::toString).orElse("the region's endpoint"),
                catalogEndpoint().map(URI::toString).orElse("the region's endpoint"));
    }
}
