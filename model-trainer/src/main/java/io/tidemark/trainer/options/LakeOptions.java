package io.tidemark.trainer.options;

import picocli.CommandLine.Option;

/** Where the lake is. Values are checked together, so all of them are texts here. */
public final class LakeOptions {

    @Option(
            names = "--warehouse",
            paramLabel = "URI",
            defaultValue = "${env:TIDEMARK_WAREHOUSE}",
            description =
                    "Where the lake's tables are: s3://bucket/path, catalogued in Glue, or file:///path,"
                            + " a folder of this machine. Environment: TIDEMARK_WAREHOUSE.")
    String warehouse;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "${env:TIDEMARK_DATABASE:-tidemark}",
            description =
                    "Database of the tables; default tidemark. Environment: TIDEMARK_DATABASE.")
    String database;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "${env:AWS_REGION}",
            description = "Region of bucket and database. Environment: AWS_REGION.")
    String region;

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            defaultValue = "${env:AWS_ENDPOINT_URL_S3}",
            description =
                    "Endpoint of S3, if not the region's own. Environment: AWS_ENDPOINT_URL_S3.")
    String storageEndpoint;

    @Option(
            names = "--glue-endpoint",
            paramLabel = "URL",
            defaultValue = "${env:AWS_ENDPOINT_URL_GLUE}",
            description =
                    "Endpoint of Glue, if not the region's own. Environment: AWS_ENDPOINT_URL_GLUE.")
    String catalogEndpoint;
}
