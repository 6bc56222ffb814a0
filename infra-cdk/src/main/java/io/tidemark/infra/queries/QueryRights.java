package io.tidemark.infra.queries;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.encryption.KeyUse;
import io.tidemark.infra.lake.LakeStack;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What it takes to ask questions in a workgroup: read the lake's tables and their files, write
 * nothing but the answers. Whoever has nothing else can run {@code SELECT} only: any statement that
 * changes a table needs a right to Glue or to the warehouse that is not among these.
 */
public final class QueryRights {

    /** Whose data the key of the answers encrypts, see {@code PlatformNames.key}. */
    static final String KEY = "results";

    private QueryRights() {}

    /**
     * The rights.
     *
     * @param stack whose account and region are meant
     * @param names of the stage
     * @param workgroup to ask in, by name
     */
    public static List<PolicyStatement> of(Stack stack, PlatformNames names, String workgroup) {
        String results = PlatformNames.bucketArn(stack, names.queryResultBucket());
        String lake = PlatformNames.bucketArn(stack, names.lakeBucket());
        return List.of(
                ask(PlatformNames.arn(stack, "athena", "workgroup", workgroup)),
                allow(
                        List.of("athena:GetDataCatalog"),
                        List.of(
                                PlatformNames.arn(
                                        stack, "athena", "datacatalog", "AwsDataCatalog"))),
                readCatalogue(stack, names),
                allow(List.of("s3:ListBucket", "s3:GetBucketLocation"), List.of(lake, results)),
                allow(
                        List.of("s3:GetObject"),
                        List.of(lake + "/warehouse/*", results + "/" + workgroup + "/*")),
                allow(
                        List.of(
                                "s3:PutObject",
                                "s3:AbortMultipartUpload",
                                "s3:ListMultipartUploadParts"),
                        List.of(results + "/" + workgroup + "/*")),
                KeyUse.decrypt(stack, names.key(LakeStack.KEY)),
                KeyUse.encrypt(stack, names.key(KEY)));
    }

    private static PolicyStatement ask(String workgroup) {
        return allow(
                List.of(
                        "athena:GetWorkGroup",
                        "athena:StartQueryExecution",
                        "athena:StopQueryExecution",
                        "athena:GetQueryExecution",
                        "athena:BatchGetQueryExecution",
                        "athena:ListQueryExecutions",
                        "athena:GetQueryResults",
                        "athena:GetNamedQuery",
                        "athena:BatchGetNamedQuery",
                        "athena:ListNamedQueries"),
                List.of(workgroup));
    }

    private static PolicyStatement readCatalogue(Stack stack, PlatformNames names) {
        return allow(
                List.of(
                        "glue:GetDatabase",
                        "glue:GetTable",
                        "glue:GetTables",
                        "glue:GetPartition",
                        "glue:GetPartitions"),
                List.of(
                        PlatformNames.arn(stack, "glue", "catalog", null),
                        PlatformNames.arn(stack, "glue", "database", names.database()),
                        PlatformNames.arn(stack, "glue", "table", names.database() + "/*")));
    }
}
