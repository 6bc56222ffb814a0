package io.tidemark.local.role;

import io.tidemark.local.LocalAws;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * A deployed role, taken on as a service of AWS takes it on: MiniStack lets the account's root
 * assume what trusts a service, and enforces the role's policies afterwards. LocalStack does not
 * look at who asks.
 */
public final class ServiceRole {

    /** As no process of a stage fetches new ones; AWS gives them for hours at most. */
    private static final Duration LIFE = Duration.ofDays(30);

    private final String endpoint;
    private final AwsSessionCredentials credentials;

    private ServiceRole(String endpoint, AwsSessionCredentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /**
     * Assumes a role.
     *
     * @param endpoint URL of MiniStack
     * @param arn of the role
     * @param session name of the session, which MiniStack's log shows
     */
    public static ServiceRole assume(String endpoint, String arn, String session) {
        try (StsClient sts = LocalAws.client(StsClient.builder(), endpoint)) {
            Credentials given =
                    sts.assumeRole(
                                    request ->
                                            request.roleArn(arn)
                                                    .roleSessionName(session)
                                                    .durationSeconds((int) LIFE.toSeconds()))
                            .credentials();
            return new ServiceRole(
                    endpoint,
                    AwsSessionCredentials.create(
                            given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
        }
    }

    /** The role that a Managed Flink application is deployed with. */
    public static ServiceRole ofApplication(String endpoint, String application) {
        try (KinesisAnalyticsV2Client analytics =
                LocalAws.client(KinesisAnalyticsV2Client.builder(), endpoint)) {
            String arn =
                    analytics
                            .describeApplication(request -> request.applicationName(application))
                            .applicationDetail()
                            .serviceExecutionRole();
            return assume(endpoint, arn, application);
        }
    }

    /** What a process needs in its environment to have this role. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(LocalAws.environment());
        environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        environment.put("AWS_SESSION_TOKEN", credentials.sessionToken());
        return environment;
    }

    /**
     * A client of MiniStack that has this role.
     *
     * @param builder of the client
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return LocalAws.client(builder, endpoint, StaticCredentialsProvider.create(credentials));
    }
}
