package io.tidemark.infra.lake;

import io.tidemark.infra.StageConfig;
import io.tidemark.infra.encryption.CustomerKey;
import io.tidemark.infra.settings.StageSettings;
import io.tidemark.infra.storage.PrivateBucket;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * Where results live: a bucket for the files, a Glue database that says what they are, and the view
 * that says whether all are there.
 */
public final class LakeStack extends Stack {

    /** Whose data the key of this stack encrypts, see {@code PlatformNames.key}. */
    public static final String KEY = "lake";

    public LakeStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        IBucket bucket = bucket(config);
        LakeDatabase database =
                new LakeDatabase(
                        this, "Catalog", new LakeDatabase.Props(config.names().database(), bucket));
        ReconciliationView view =
                new ReconciliationView(
                        this,
                        "Reconciliation",
                        new ReconciliationView.Props(config.names().database()));
        view.dependOn(database);
        CfnOutput.Builder.create(this, "BucketName").value(bucket.getBucketName()).build();
        CfnOutput.Builder.create(this, "DatabaseName").value(database.name()).build();
        CfnOutput.Builder.create(this, "ReconciliationViewName").value(view.name()).build();
    }

    private IBucket bucket(StageConfig config) {
        StageSettings settings = config.settings();
        CustomerKey key =
                new CustomerKey(
                        this,
                        "Encryption",
                        new CustomerKey.Props(
                                config.names().key(KEY), "The lake's files", settings.removal()));
        return new PrivateBucket(
                        this,
                        "Files",
                        new PrivateBucket.Props(
                                config.names().lakeBucket(),
                                key.key(),
                                settings.removal(),
                                settings.files().oldVersionDays(),
                                0,
                                false))
                .bucket();
    }
}
