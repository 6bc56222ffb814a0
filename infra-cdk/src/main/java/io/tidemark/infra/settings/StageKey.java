package io.tidemark.infra.settings;

/** What {@code cdk --context key=value} can say of a stage; {@code docs/stages.md} has them all. */
public enum StageKey {
    /** Which stage; there is no default. */
    STAGE("stage"),
    /** Path of the cloud job's jar; by default where the build leaves it. */
    ANALYTICS_JAR("analyticsJar"),
    /** How the cloud job reads its streams. */
    READER("reader"),
    /** Shards of the stream of events, or {@code on-demand}. */
    SHARDS("shards"),
    /** In how many parts the cloud job's operators run at first. */
    PARALLELISM("parallelism"),
    /** Ids of the subnets that the cloud job runs in, with commas. */
    SUBNETS("subnets"),
    /** Ids of the cloud job's security groups, with commas. */
    SECURITY_GROUPS("securityGroups"),
    /** Where alarms are sent. */
    ALARM_EMAIL("alarmEmail"),
    /** Above what monthly cost the budget warns, US dollars. */
    MONTHLY_BUDGET("monthlyBudget"),
    /** How much one query may read, GB. */
    QUERY_GIGABYTES("queryGigabytes"),
    /** Whether this stage configures Device Defender's audit, of which an account has one. */
    ACCOUNT_AUDIT("accountAudit"),
    /** Models to train, each with its machine type: {@code presses=press,pumps=pump}. */
    MODELS("models"),
    /** Tag of the image of trainer and rollout. */
    IMAGE_TAG("imageTag"),
    /** URL of Kinesis, stage local only. */
    KINESIS_ENDPOINT("endpoint.kinesis"),
    /** URL of S3, stage local only. */
    S3_ENDPOINT("endpoint.s3"),
    /** URL of Glue, stage local only. */
    GLUE_ENDPOINT("endpoint.glue");

    private final String text;

    StageKey(String text) {
        this.text = text;
    }

    /** The key as the user types it. */
    public String text() {
        return text;
    }
}
