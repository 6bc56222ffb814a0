package io.tidemark.local.deploy.check;

import io.tidemark.local.LocalAws;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The APIs of one emulator; a client is made when it is first asked for. */
final class Apis implements AutoCloseable {

    private final Map<String, SdkAutoCloseable> clients = new HashMap<>();
    private final String endpoint;

    /**
     * @param endpoint URL of the emulator
     */
    Apis(String endpoint) {
        this.endpoint = endpoint;
    }

    AthenaClient athena() {
        return client(AthenaClient.SERVICE_NAME, AthenaClient::builder);
    }

    CloudFormationClient cloudFormation() {
        return client(CloudFormationClient.SERVICE_NAME, CloudFormationClient::builder);
    }

    CloudWatchClient cloudWatch() {
        return client(CloudWatchClient.SERVICE_NAME, CloudWatchClient::builder);
    }

    Ec2Client ec2() {
        return client(Ec2Client.SERVICE_NAME, Ec2Client::builder);
    }

    EcrClient ecr() {
        return client(EcrClient.SERVICE_NAME, EcrClient::builder);
    }

    EcsClient ecs() {
        return client(EcsClient.SERVICE_NAME, EcsClient::builder);
    }

    GlueClient glue() {
        return client(GlueClient.SERVICE_NAME, GlueClient::builder);
    }

    IamClient iam() {
        return client(IamClient.SERVICE_NAME, IamClient::builder);
    }

    IotClient iot() {
        return client(IotClient.SERVICE_NAME, IotClient::builder);
    }

    /** In JSON, as MiniStack does not understand the other format that the SDK prefers. */
    KinesisClient kinesis() {
        System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false");
        return client(KinesisClient.SERVICE_NAME, KinesisClient::builder);
    }

    KinesisAnalyticsV2Client kinesisAnalytics() {
        return client("kinesisanalytics-v2", KinesisAnalyticsV2Client::builder);
    }

    KmsClient kms() {
        return client(KmsClient.SERVICE_NAME, KmsClient::builder);
    }

    LambdaClient lambda() {
        return client(LambdaClient.SERVICE_NAME, LambdaClient::builder);
    }

    CloudWatchLogsClient logs() {
        return client(CloudWatchLogsClient.SERVICE_NAME, CloudWatchLogsClient::builder);
    }

    S3Client s3() {
        return client(S3Client.SERVICE_NAME, () -> S3Client.builder().forcePathStyle(true));
    }

    SchedulerClient scheduler() {
        return client(SchedulerClient.SERVICE_NAME, SchedulerClient::builder);
    }

    SecretsManagerClient secrets() {
        return client(SecretsManagerClient.SERVICE_NAME, SecretsManagerClient::builder);
    }

    SfnClient stepFunctions() {
        return client(SfnClient.SERVICE_NAME, SfnClient::builder);
    }

    SnsClient sns() {
        return client(SnsClient.SERVICE_NAME, SnsClient::builder);
    }

    SqsClient sqs() {
        return client(SqsClient.SERVICE_NAME, SqsClient::builder);
    }

    @SuppressWarnings("unchecked")
    private <
                    B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>,
                    C extends SdkAutoCloseable>
            C client(String service, Supplier<B> builder) {
        return (C)
                clients.computeIfAbsent(service, made -> LocalAws.client(builder.get(), endpoint));
    }

    @Override
    public void close() {
        clients.values().forEach(SdkAutoCloseable::close);
    }
}
