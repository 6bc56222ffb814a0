package io.tidemark.infra.lake;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnDatabase.DatabaseInputProperty;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** The Glue database; its tables are made by the cloud job, which owns their schemas. */
final class LakeDatabase extends Construct {

    private final CfnDatabase database;

    /**
     * @param name what analysts type
     * @param bucket that holds the warehouse
     */
    record Props(String name, IBucket bucket) {}

    LakeDatabase(Construct scope, String id, Props properties) {
        super(scope, id);
        this.database =
                CfnDatabase.Builder.create(this, "Database")
                        .catalogId(Aws.ACCOUNT_ID)
                        .databaseInput(
                                DatabaseInputProperty.builder()
                                        .name(properties.name())
                                        .description("What Tidemark's gateways found")
                                        .locationUri(
                                                properties.bucket().s3UrlForObject("warehouse"))
                                        .build())
                        .build();
    }

    String name() {
        return database.getRef();
    }
}
