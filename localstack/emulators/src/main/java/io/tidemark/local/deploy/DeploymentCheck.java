package io.tidemark.local.deploy;

import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Asks the APIs for everything that the stacks say they made: an emulator reports a resource whose
 * type it does not know as created.
 */
public final class DeploymentCheck {

    private final StageLayout layout;

    public DeploymentCheck(StageLayout layout) {
        this.layout = layout;
    }

    /**
     * What LocalStack has to have.
     *
     * @param resources that were deployed
     * @throws StageException if something is missing, with its name
     */
    public void requireOnLocalStack(DeployedResources resources) throws StageException {
        String url = layout.localStackUrl();
        try (KinesisClient kinesis = LocalAws.client(KinesisClient.builder(), url);
                S3Client s3 = LocalAws.client(S3Client.builder().forcePathStyle(true), url)) {
            require(
                    "LocalStack",
                    "Kinesis stream " + resources.stream(),
                    () -> kinesis.describeStreamSummary(r -> r.streamName(resources.stream())));
            require(
                    "LocalStack",
                    "Kinesis stream " + resources.outcomes(),
                    () -> kinesis.describeStreamSummary(r -> r.streamName(resources.outcomes())));
            require(
                    "LocalStack",
                    "bucket " + resources.bucket(),
                    () -> s3.headBucket(r -> r.bucket(resources.bucket())));
        }
    }

    /**
     * What MiniStack has to have.
     *
     * @param resources that were deployed
     * @throws StageException if something is missing, with its name
     */
    public void requireOnMiniStack(DeployedResources resources) throws StageException {
        String url = layout.miniStackUrl();
        try (IotClient iot = LocalAws.client(IotClient.builder(), url);
                GlueClient glue = LocalAws.client(GlueClient.builder(), url);
                KinesisAnalyticsV2Client analytics =
                        LocalAws.client(KinesisAnalyticsV2Client.builder(), url)) {
            Map<String, Runnable> questions =
                    Map.of(
                            "IoT rule " + resources.rule(),
                            () -> iot.getTopicRule(r -> r.ruleName(resources.rule())),
                            "IoT policy " + resources.policy(),
                            () -> iot.getPolicy(r -> r.policyName(resources.policy())),
                            "thing group " + resources.thingGroup(),
                            () ->
                                    iot.describeThingGroup(
                                            r -> r.thingGroupName(resources.thingGroup())),
                            "Glue database " + resources.database(),
                            () -> glue.getDatabase(r -> r.name(resources.database())),
                            "Glue view " + resources.reconciliationView(),
                            () -> requireView(glue, resources),
                            "Managed Flink application " + resources.application(),
                            () ->
                                    analytics.describeApplication(
                                            r -> r.applicationName(resources.application())));
            for (Map.Entry<String, Runnable> question : questions.entrySet()) {
                require("MiniStack", question.getKey(), question.getValue());
            }
        }
    }

    /** A table of that name that is no view would answer too. */
    private static void requireView(GlueClient glue, DeployedResources resources) {
        Table found =
                glue.getTable(
                                r ->
                                        r.databaseName(resources.database())
                                                .name(resources.reconciliationView()))
                        .table();
        if (!"VIRTUAL_VIEW".equals(found.tableType()) || found.viewOriginalText() == null) {
            throw EntityNotFoundException.builder()
                    .message("it is a " + found.tableType() + " without a text")
                    .build();
        }
    }

    private static void require(String emulator, String resource, Runnable question)
            throws StageException {
        try {
            question.run();
        } catch (AwsServiceException missing) {
            throw new StageException(
                    "The deployment to "
                            + emulator
                            + " reported success, but there is no "
                            + resource
                            + ": "
                            + missing.getMessage(),
                    missing);
        }
    }
}
