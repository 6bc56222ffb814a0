package io.tidemark.query;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the tables are, and the catalogs through which analysts reach them.
 *
 * @param glueEndpoint the Glue API that holds the table definitions
 * @param s3Endpoint the S3 API that holds the data, addressed by path
 * @param region AWS region of both
 * @param accessKey access key id for both
 * @param secretKey secret of accessKey; never logged
 */
record Lake(URI glueEndpoint, URI s3Endpoint, String region, String accessKey, String secretKey) {

    /** The catalog that Athena shows, by Athena's name. */
    static final String ATHENA_CATALOG = "awsdatacatalog";

    static final String ICEBERG_CATALOG = "iceberg";

    /** Properties of the Hive catalog, which hands Iceberg tables over as Athena does. */
    Map<String, String> hiveProperties() {
        Map<String, String> properties = shared();
        properties.put("hive.metastore", "glue");
        properties.put("hive.iceberg-catalog-name", ICEBERG_CATALOG);
        properties.put("hive.partition-projection-enabled", "true");
        return properties;
    }

    /** Properties of the Iceberg catalog. */
    Map<String, String> icebergProperties() {
        Map<String, String> properties = shared();
        properties.put("iceberg.catalog.type", "glue");
        return properties;
    }

    private Map<String, String> shared() {
        Map<String, String> properties = new HashMap<>();
        properties.put("hive.metastore.glue.endpoint-url", glueEndpoint.toString());
        properties.put("hive.metastore.glue.region", region);
        properties.put("hive.metastore.glue.aws-access-key", accessKey);
        properties.put("hive.metastore.glue.aws-secret-key", secretKey);
        // The local Glue knows no segmented scans; one segment is a plain listing.
        properties.put("hive.metastore.glue.partitions-segments", "1");
        properties.put("hive.s3.endpoint", s3Endpoint.toString());
        properties.put("hive.s3.aws-access-key", accessKey);
        properties.put("hive.s3.aws-secret-key", secretKey);
        properties.put("hive.s3.path-style-access", "true");
        properties.put(
                "hive.s3.ssl.enabled", Boolean.toString("https".equals(s3Endpoint.getScheme())));
        return properties;
    }

    @Override
    public String toString() {
        return "Lake[glue=" + glueEndpoint + ", s3=" + s3Endpoint + ", region=" + region + "]";
    }
}
