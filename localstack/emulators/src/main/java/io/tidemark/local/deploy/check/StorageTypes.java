package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.HttpStatusCode;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What keeps data: streams, buckets, queues and the catalog. */
final class StorageTypes {

    private StorageTypes() {}

    static List<ResourceType> all() {
        return List.of(stream(), bucket(), bucketPolicy(), queue(), database(), table());
    }

    /** Encryption is left out by the CloudFormation of both emulators. */
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
                .sameAt("ShardCount", "OpenShardCount");
    }

    /** Encryption and lifecycle are left out by the CloudFormation of both emulators. */
    private static ResourceType bucket() {
        return ResourceType.of("AWS::S3::Bucket", StorageTypes::askBucket)
                .alsoOnLocalStack()
                .sameAt("VersioningConfiguration/Status", "versioning/Status")
                .sameAt("PublicAccessBlockConfiguration", "access/PublicAccessBlockConfiguration")
                .sameAt(
                        "OwnershipControls/Rules/*/ObjectOwnership",
                        "ownership/OwnershipControls/Rules/*/ObjectOwnership");
    }

    private static JsonNode askBucket(Apis apis, DeployedResource it) {
        S3Client s3 = apis.s3();
        String name = it.physicalId();
        s3.headBucket(r -> r.bucket(name));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        put(answer, "versioning", () -> s3.getBucketVersioning(r -> r.bucket(name)));
        put(answer, "access", () -> s3.getPublicAccessBlock(r -> r.bucket(name)));
        put(answer, "ownership", () -> s3.getBucketOwnershipControls(r -> r.bucket(name)));
        return answer;
    }

    /** S3 says that there is no such thing of a bucket that has none. */
    private static void put(ObjectNode answer, String name, Supplier<? extends SdkPojo> question) {
        try {
            answer.set(name, AnswerJson.of(question.get()));
        } catch (S3Exception e) {
            if (e.statusCode() != HttpStatusCode.NOT_FOUND) {
                throw e;
            }
        }
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
                .sameAt("PolicyDocument/Statement", "Statement");
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
                .sameAt("DatabaseInput/Name", "Name")
                .sameAt("DatabaseInput/Description", "Description")
                .sameAt("DatabaseInput/LocationUri", "LocationUri");
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
                .sameAt("TableInput/TableType", "TableType")
                .sameAt("TableInput/ViewOriginalText", "ViewOriginalText")
                .sameAt("TableInput/Parameters", "Parameters")
                .sameAt(
                        "TableInput/StorageDescriptor/Columns/*/Name",
                        "StorageDescriptor/Columns/*/Name");
    }
}
