package io.tidemark.infra.lake;

import io.tidemark.infra.StageConfig;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * Where results live: a bucket for the files, a Glue database that says what they are, and the view
 * that says whether all are there.
 */
public final class LakeStack extends Stack {

    public LakeStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        LakeBucket bucket =
                new LakeBucket(this, "Files", new LakeBucket.Props(config.names(), config.stage()));
        LakeDatabase database =
                new LakeDatabase(
                        this,
                        "Catalog",
                        new LakeDatabase.Props(config.names().database(), bucket.bucket()));
        ReconciliationView view =
                new ReconciliationView(
                        this,
                        "Reconciliation",
                        new ReconciliationView.Props(config.names().database()));
        view.dependOn(database);
        CfnOutput.Builder.create(this, "BucketName").value(bucket.bucket().getBucketName()).build();
        CfnOutput.Builder.create(this, "DatabaseName").value(database.name()).build();
        CfnOutput.Builder.create(this, "ReconciliationViewName").value(view.name()).build();
    }
}
