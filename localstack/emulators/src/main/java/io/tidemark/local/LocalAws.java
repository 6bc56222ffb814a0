package io.tidemark.local;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Who the processes of a local stage are to its emulators: the root of account 000000000000. */
public final class LocalAws {

    /** Where everything is. */
    public static final String REGION = "us-east-1";

    /** Whose everything is. */
    public static final String ACCOUNT = "000000000000";

    /** Access key, and secret key too; both emulators take it for the account's root. */
    public static final String ACCESS_KEY = "test";

    private static final Duration ANSWER_BOUND = Duration.ofSeconds(30);

    private LocalAws() {}

    /** What a process needs in its environment to be let in. */
    public static Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", ACCESS_KEY,
                "AWS_REGION", REGION,
                "AWS_DEFAULT_REGION", REGION,
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    /**
     * A client of an emulator.
     *
     * @param builder of the client
     * @param endpoint URL of the emulator
     */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String endpoint) {
        return client(builder, endpoint, ANSWER_BOUND);
    }

    /** A client of an emulator that may take this long for an answer. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String endpoint, Duration answerBound) {
        return client(builder, endpoint, answerBound, root());
    }

    /** A client of an emulator that is somebody else there. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String endpoint, AwsCredentialsProvider identity) {
        return client(builder, endpoint, ANSWER_BOUND, identity);
    }

    private static AwsCredentialsProvider root() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, ACCESS_KEY));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String endpoint, Duration answerBound, AwsCredentialsProvider identity) {
        return builder.endpointOverride(URI.create(endpoint))
                .region(Region.of(REGION))
                .credentialsProvider(identity)
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(answerBound))
                .build();
    }
}
