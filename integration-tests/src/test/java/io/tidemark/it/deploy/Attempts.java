package io.tidemark.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What people try that they may not do. */
final class Attempts {

    private Attempts() {}

    /** IoT Core refuses it, or ends the connection. */
    static void refused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(RuntimeException.class);
    }

    /** IAM says that the caller has no right to it. */
    static void denied(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refusal ->
                                assertThat(refusal.awsErrorDetails().errorCode())
                                        .startsWith("AccessDenied"));
    }

    static void put(S3Client s3, String bucket, String key) {
        s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("tried"));
    }

    static void delete(S3Client s3, String bucket, String key) {
        s3.deleteObject(r -> r.bucket(bucket).key(key));
    }

    static void createTable(GlueClient glue, String database, String table) {
        glue.createTable(r -> r.databaseName(database).tableInput(t -> t.name(table)));
    }

    static void deleteTable(GlueClient glue, String database, String table) {
        glue.deleteTable(r -> r.databaseName(database).name(table));
    }
}
