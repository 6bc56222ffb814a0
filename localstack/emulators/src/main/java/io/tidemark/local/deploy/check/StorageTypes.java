package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What keeps data: streams, buckets, queues and the catalog. */
final class StorageTypes {

    private StorageTypes() {}

    static List<ResourceType> all() {
        return List.of(
                stream(), bucket(), bucketPolicy(), queue(), queuePolicy(), database(), table());
    }

    private static ResourceType stream() {
        return ResourceType.of(
                        "AWS::Kinesis::Stream",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.kinesis()
                                                .describeStreamSummary(
                                                        r -> r.streamName(it.physicalId()))
                                                .streamDescriptionSummary()))
                .alsoOnLocalStack()
                .same("RetentionPeriodHours", "StreamModeDetails")
                .same("ShardCount", "OpenShardCount")
                .same("StreamEncryption/EncryptionType", "EncryptionType")
                .same("StreamEncryption/KeyId", "KeyId");
    }

    private static ResourceType bucket() {
        String rules = "BucketEncryption/ServerSideEncryptionConfiguration/*/";
        String answered = "encryption/ServerSideEncryptionConfiguration/Rules/*/";
        return ResourceType.of("AWS::S3::Bucket", StorageTypes::askBucket)
                .alsoOnLocalStack()
                .same(
                        rules + "ServerSideEncryptionByDefault",
                        answered + "ApplyServerSideEncryptionByDefault")
                .same(rules + "BucketKeyEnabled", answered + "BucketKeyEnabled")
                .same("VersioningConfiguration/Status", "versioning/Status")
                .same("PublicAccessBlockConfiguration", "access/PublicAccessBlockConfiguration")
                .same(
                        "OwnershipControls/Rules/*/ObjectOwnership",
                        "ownership/OwnershipControls/Rules/*/ObjectOwnership")
                .same("LifecycleConfiguration/Rules/*/Id", "lifecycle/Rules/*/ID")
                .same("LifecycleConfiguration/Rules/*/Status", "lifecycle/Rules/*/Status");
    }

    /** What the template does not have is not asked for, as S3 would answer with an error. */
    private static JsonNode askBucket(Apis apis, DeployedResource it) {
        String name = it.physicalId();
        var answer =
                AnswerJson.of(
                        Map.of(
                                "head", apis.s3().headBucket(r -> r.bucket(name)),
                                "versioning", apis.s3().getBucketVersioning(r -> r.bucket(name)),
                                "encryption", apis.s3().getBucketEncryption(r -> r.bucket(name))));
        if (it.properties().has("PublicAccessBlockConfiguration")) {
            answer.set(
                    "access", AnswerJson.of(apis.s3().getPublicAccessBlock(r -> r.bucket(name))));
        }
        if (it.properties().has("OwnershipControls")) {
            answer.set(
                    "ownership",
                    AnswerJson.of(apis.s3().getBucketOwnershipControls(r -> r.bucket(name))));
        }
        if (it.properties().has("LifecycleConfiguration")) {
            answer.set(
                    "lifecycle",
                    AnswerJson.of(apis.s3().getBucketLifecycleConfiguration(r -> r.bucket(name))));
        }
        return answer;
    }

    private static ResourceType bucketPolicy() {
        return ResourceType.of(
                        "AWS::S3::BucketPolicy",
                        (apis, it) ->
                                statements(
                                        AnswerJson.of(
                                                apis.s3()
                                                        .getBucketPolicy(
                                                                r ->
                                                                        r.bucket(
                                                                                it.text(
                                                                                        "/Bucket"))))))
                .alsoOnLocalStack()
                .same("PolicyDocument/Statement", "Statement");
    }

    private static ResourceType queue() {
        return ResourceType.of("AWS::SQS::Queue", (apis, it) -> attributes(apis, it.physicalId()))
                .alsoOnLocalStack()
                .same(
                        "MessageRetentionPeriod",
                        "VisibilityTimeout",
                        "SqsManagedSseEnabled",
                        "KmsMasterKeyId");
    }

    private static ResourceType queuePolicy() {
        return ResourceType.of(
                        "AWS::SQS::QueuePolicy",
                        (apis, it) -> statements(attributes(apis, it.text("/Queues/0"))))
                .alsoOnLocalStack()
                .same("PolicyDocument/Statement", "Statement");
    }

    private static JsonNode statements(JsonNode answer) {
        return JsonNodeFactory.instance
                .objectNode()
                .set("Statement", Documents.statements(answer, "Policy"));
    }

    private static JsonNode attributes(Apis apis, String url) {
        return AnswerJson.of(
                        apis.sqs()
                                .getQueueAttributes(
                                        r ->
                                                r.queueUrl(url)
                                                        .attributeNames(QueueAttributeName.ALL)))
                .path("Attributes");
    }

    private static ResourceType database() {
        return ResourceType.of(
                        "AWS::Glue::Database",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.glue()
                                                .getDatabase(r -> r.name(it.physicalId()))
                                                .database()))
                .same("DatabaseInput/Name", "Name")
                .same("DatabaseInput/Description", "Description")
                .same("DatabaseInput/LocationUri", "LocationUri");
    }

    /** A table of that name that is no view would answer too. */
    private static ResourceType table() {
        return ResourceType.of(
                        "AWS::Glue::Table",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.glue()
                                                .getTable(
                                                        r ->
                                                                r.databaseName(
                                                                                it.text(
                                                                                        "/DatabaseName"))
                                                                        .name(
                                                                                it.text(
                                                                                        "/TableInput/Name")))
                                                .table()))
                .same("TableInput/TableType", "TableType")
                .same("TableInput/ViewOriginalText", "ViewOriginalText")
                .same("TableInput/Parameters", "Parameters")
                .same(
                        "TableInput/StorageDescriptor/Columns/*/Name",
                        "StorageDescriptor/Columns/*/Name");
    }
}
