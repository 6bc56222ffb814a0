package io.tidemark.infra.storage;

import io.tidemark.infra.review.AcceptedFinding;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.BucketMetrics;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * A bucket of ours: encrypted with a customer's key, reachable over TLS only, never public. What is
 * replaced or deleted can be brought back for a while.
 */
public final class PrivateBucket extends Construct {

    /** Of the metrics of requests, which S3 keeps only where it is told to. */
    public static final String METRICS = "all";

    private static final int DAYS_OF_UPLOADS = 7;

    private final Bucket bucket;

    /**
     * @param name of the bucket
     * @param key that encrypts its files
     * @param removal what becomes of it with its stack; a bucket with files is never deleted
     * @param oldVersionDays for how long a file that was replaced or deleted stays, days
     * @param expiryDays after how many days files are deleted; 0 for never
     * @param counted whether requests are counted in CloudWatch, which costs by metric
     */
    public record Props(
            String name,
            IKey key,
            RemovalPolicy removal,
            int oldVersionDays,
            int expiryDays,
            boolean counted) {}

    public PrivateBucket(Construct scope, String id, Props properties) {
        super(scope, id);
        this.bucket =
                Bucket.Builder.create(this, "Bucket")
                        .bucketName(properties.name())
                        .encryption(BucketEncryption.KMS)
                        .encryptionKey(properties.key())
                        // One call to KMS for many files: it is paid by call.
                        .bucketKeyEnabled(true)
                        .enforceSsl(true)
                        .minimumTlsVersion(1.2)
                        .versioned(true)
                        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                        .lifecycleRules(rules(properties))
                        .metrics(metrics(properties))
                        .removalPolicy(properties.removal())
                        .build();
        AcceptedFinding.at(
                bucket,
                "AwsSolutions-S1",
                "Who touched which file is told by CloudTrail's data events, which the account"
                        + " decides on; access logs would be files without our key.");
    }

    private static List<BucketMetrics> metrics(Props properties) {
        return properties.counted()
                ? List.of(BucketMetrics.builder().id(METRICS).build())
                : List.of();
    }

    private static List<LifecycleRule> rules(Props properties) {
        List<LifecycleRule> rules = new ArrayList<>();
        rules.add(
                LifecycleRule.builder()
                        .id("abandoned-uploads")
                        .abortIncompleteMultipartUploadAfter(Duration.days(DAYS_OF_UPLOADS))
                        .build());
        rules.add(
                LifecycleRule.builder()
                        .id("old-versions")
                        .noncurrentVersionExpiration(Duration.days(properties.oldVersionDays()))
                        .expiredObjectDeleteMarker(properties.expiryDays() == 0 ? true : null)
                        .build());
        if (properties.expiryDays() > 0) {
            rules.add(
                    LifecycleRule.builder()
                            .id("expiry")
                            .expiration(Duration.days(properties.expiryDays()))
                            .build());
        }
        return rules;
    }

    public Bucket bucket() {
        return bucket;
    }
}
