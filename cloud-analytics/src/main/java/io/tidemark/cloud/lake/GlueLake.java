package io.tidemark.cloud.lake;

import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.aws.AwsClientProperties;
import org.apache.iceberg.aws.AwsProperties;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.aws.s3.S3FileIOProperties;
import org.apache.iceberg.flink.CatalogLoader;

/** The Glue catalog with its files in S3; credentials are the AWS SDK's default chain. */
public final class GlueLake {

    private GlueLake() {}

    /** Loads the catalog here and again in every task that writes. */
    public static CatalogLoader catalog(LakeConfig config) {
        return CatalogLoader.custom(
                "glue",
                properties(config),
                // Iceberg's loader wants it; neither Glue nor S3 is reached through Hadoop.
                new Configuration(false),
                GlueCatalog.class.getName());
    }

    /** What Iceberg's clients of Glue and S3 are told. */
    public static Map<String, String> properties(LakeConfig config) {
        Map<String, String> properties = new HashMap<>();
        properties.put(CatalogProperties.WAREHOUSE_LOCATION, config.warehouse());
        properties.put(CatalogProperties.FILE_IO_IMPL, S3FileIO.class.getName());
        properties.put(AwsClientProperties.CLIENT_REGION, config.region());
        config.catalogEndpoint()
                .ifPresent(
                        endpoint ->
                                properties.put(
                                        AwsProperties.GLUE_CATALOG_ENDPOINT, endpoint.toString()));
        config.storageEndpoint()
                .ifPresent(
                        endpoint -> {
                            properties.put(S3FileIOProperties.ENDPOINT, endpoint.toString());
                            // Bucket names are no host names under an endpoint of one's own.
                            properties.put(S3FileIOProperties.PATH_STYLE_ACCESS, "true");
                        });
        return properties;
    }
}
