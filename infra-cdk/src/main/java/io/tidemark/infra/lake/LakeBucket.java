package io.tidemark.infra.lake;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.Stage;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** The lake's files: encrypted, reachable over TLS only, never public. */
final class LakeBucket extends Construct {

    private final Bucket bucket;

    /**
     * @param names of the stage
     * @param stage decides what becomes of the files with the stack
     */
    record Props(PlatformNames names, Stage stage) {}

    LakeBucket(Construct scope, String id, Props properties) {
        super(scope, id);
        this.bucket =
                Bucket.Builder.create(this, "Bucket")
                        .bucketName(properties.names().lakeBucket())
                        .encryption(BucketEncryption.S3_MANAGED)
                        .enforceSsl(true)
                        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                        .lifecycleRules(List.of(abandonedUploads()))
                        .removalPolicy(properties.stage().removalPolicy())
                        .build();
    }

    private static LifecycleRule abandonedUploads() {
        return LifecycleRule.builder()
                .id("abandoned-uploads")
                .abortIncompleteMultipartUploadAfter(Duration.days(7))
                .build();
    }

    IBucket bucket() {
        return bucket;
    }
}
