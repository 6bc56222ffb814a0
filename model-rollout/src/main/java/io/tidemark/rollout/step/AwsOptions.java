package io.tidemark.rollout.step;

import io.tidemark.rollout.aws.AwsRollouts;
import java.net.URI;
import picocli.CommandLine.Option;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Which fleet, and where. Credentials come from where the AWS SDK looks for them. */
final class AwsOptions {

    @Option(
            names = "--bucket",
            required = true,
            paramLabel = "NAME",
            defaultValue = "${env:TIDEMARK_BUCKET}",
            description = "Bucket of the lake. Environment: TIDEMARK_BUCKET.")
    private String bucket;

    @Option(
            names = "--thing-group",
            required = true,
            paramLabel = "NAME",
            defaultValue = "${env:TIDEMARK_THING_GROUP}",
            description = "Thing group of the gateways. Environment: TIDEMARK_THING_GROUP.")
    private String thingGroup;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Region of both; default where the AWS SDK looks for it.")
    private String region;

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "Endpoint of S3, if not the region's own.")
    private URI storageEndpoint;

    @Option(
            names = "--iot-endpoint",
            paramLabel = "URL",
            description = "Endpoint of IoT Core, registry and data, if not the region's own.")
    private URI iotEndpoint;

    AwsRollouts open() {
        S3Client storage =
                client(S3Client.builder().forcePathStyle(storageEndpoint != null), storageEndpoint);
        return new AwsRollouts(
                storage,
                client(IotClient.builder(), iotEndpoint),
                client(IotDataPlaneClient.builder(), iotEndpoint),
                bucket,
                thingGroup);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder());
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (region != null) {
            builder.region(Region.of(region));
        }
        return builder.build();
    }
}
