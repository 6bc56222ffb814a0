package io.tidemark.infra;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;

/**
 * The names by which the stacks of a stage know each other's resources.
 *
 * @param stage whose
 */
public record PlatformNames(Stage stage) {

    /** A resource of this stage: {@code tidemark-<stage>-<part>}. */
    public String of(String part) {
        return "tidemark-" + stage.id() + "-" + part;
    }

    public String stream() {
        return of("events");
    }

    /** The stream of maintenance outcomes. */
    public String outcomes() {
        return of("outcomes");
    }

    /** Where maintenance outcomes are uploaded as files, in the lake's bucket. */
    public String outcomeFiles() {
        return "outcomes";
    }

    /** IoT rule names take no hyphens. */
    public String rule() {
        return "tidemark_" + stage.id() + "_events";
    }

    /** Bucket names are shared by all accounts of AWS, hence the account and region in it. */
    public String lakeBucket() {
        return of("lake-" + Aws.ACCOUNT_ID + "-" + Aws.REGION);
    }

    /** Where the rule keeps what the stream refused. */
    public String undeliveredBucket() {
        return of("undelivered-" + Aws.ACCOUNT_ID + "-" + Aws.REGION);
    }

    /** Where Athena writes what it answers. */
    public String queryResultBucket() {
        return of("results-" + Aws.ACCOUNT_ID + "-" + Aws.REGION);
    }

    /**
     * What analysts type in their SQL. A catalogue is one of the whole account and region, so stage
     * dev has a name of its own.
     */
    public String database() {
        return stage == Stage.DEV ? "tidemark_dev" : "tidemark";
    }

    /** The Athena workgroup of analysts. */
    public String workgroup() {
        return of("analyst");
    }

    /** The role and the managed policy of analysts, who read and write nothing. */
    public String analyst() {
        return of("analyst");
    }

    /** The Athena workgroup of the measurements that become metrics. */
    public String measurements() {
        return of("measurements");
    }

    /**
     * Alias of a customer's key.
     *
     * @param part whose data it encrypts: {@code ingest}, {@code lake}, {@code results}, {@code
     *     logs}, ...
     */
    public String key(String part) {
        return "alias/" + of(part);
    }

    /** Where CloudWatch has the metrics of this stage's tables. */
    public String metrics() {
        return "Tidemark/" + stage.id();
    }

    public String application() {
        return of("analytics");
    }

    /** The thing group of all gateways, and the policy that they share. */
    public String gateways() {
        return of("gateway");
    }

    /** Where published models lie, in the lake's bucket. */
    public String models() {
        return "models";
    }

    /** Where the artifacts of Greengrass components lie, in the lake's bucket. */
    public String components() {
        return "components";
    }

    /**
     * The devices that run Greengrass: their thing group, policy, provisioning template and role
     * alias. The thing of a device is named as its gateway with {@code -core}.
     */
    public String cores() {
        return of("core");
    }

    /** The policy of claim certificates. */
    public String claim() {
        return of("claim");
    }

    /** The rule that hears which certificate a gateway uses. */
    public String identityRule() {
        return "tidemark_" + stage.id() + "_identity";
    }

    /** The policy of claim certificates for devices that run Greengrass. */
    public String coreClaim() {
        return of("core-claim");
    }

    /** SSM parameters below this name announce gateways, each by its serial number. */
    public String announcements() {
        return "/tidemark/" + stage.id() + "/gateways";
    }

    /** The Lambda function that is asked before a gateway is provisioned. */
    public String provisioningHook() {
        return of("announced-gateways");
    }

    /** ARN of a stream of that name, in the account and region of a stack. */
    public static String streamArn(Stack stack, String name) {
        return arn(stack, "kinesis", "stream", name);
    }

    /** ARN of a bucket of that name. */
    public static String bucketArn(Stack stack, String name) {
        return "arn:" + stack.getPartition() + ":s3:::" + name;
    }

    /** ARN of a resource that is named as {@code service:region:account:kind/name}. */
    public static String arn(Stack stack, String service, String kind, String name) {
        return stack.formatArn(
                ArnComponents.builder()
                        .service(service)
                        .resource(kind)
                        .resourceName(name)
                        .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                        .build());
    }
}
