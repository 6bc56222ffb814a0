package io.tidemark.commandline.models;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageLayout;
import io.tidemark.rollout.aws.AwsRollouts;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Which fleet: the local stage's, or one on AWS. */
final class FleetOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "On AWS: bucket of the lake. Without it, the local stage is meant.")
    private String bucket;

    @Option(
            names = "--thing-group",
            paramLabel = "NAME",
            description = "On AWS: thing group of the gateways.")
    private String thingGroup;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "On AWS: region; default, like credentials, where the AWS SDK looks.")
    private String region;

    /** Whether the local stage is meant. */
    boolean local() {
        if ((bucket == null) != (thingGroup == null) || bucket == null && region != null) {
            throw new ParameterException(
                    spec.commandLine(), "--bucket and --thing-group go together");
        }
        return bucket == null;
    }

    /**
     * The rollouts of the fleet, to be closed.
     *
     * @throws CommandFailedException if the local stage is meant and is not up
     */
    AwsRollouts open(StageLayout layout) throws IOException {
        if (!local()) {
            return new AwsRollouts(
                    client(S3Client.builder()),
                    client(IotClient.builder()),
                    client(IotDataPlaneClient.builder()),
                    bucket,
                    thingGroup);
        }
        DeployedResources resources = stage(layout).resources();
        return new AwsRollouts(
                LocalAws.client(S3Client.builder().forcePathStyle(true), layout.localStackUrl()),
                LocalAws.client(IotClient.builder(), layout.miniStackUrl()),
                LocalAws.client(IotDataPlaneClient.builder(), layout.miniStackUrl()),
                resources.bucket(),
                resources.thingGroup());
    }

    /** The local stage. */
    static LocalStage stage(StageLayout layout) throws IOException {
        return LocalStage.running(layout)
                .orElseThrow(
                        () ->
                                new CommandFailedException(
                                        "the local stage is not up; start it with ./tidemark up, or"
                                                + " name a fleet on AWS with --bucket and"
                                                + " --thing-group"));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder());
        if (region != null) {
            builder.region(Region.of(region));
        }
        return builder.build();
    }
}
