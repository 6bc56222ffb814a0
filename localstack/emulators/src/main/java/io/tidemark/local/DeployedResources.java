package io.tidemark.local;

/**
 * What the stacks say that they made, and the APIs confirmed.
 *
 * @param stream Kinesis stream of the events, on LocalStack
 * @param bucket S3 bucket of the lake, on LocalStack
 * @param database Glue database, on MiniStack
 * @param rule IoT rule, on MiniStack
 * @param policy IoT policy of the gateways, on MiniStack
 * @param thingGroup IoT thing group of the gateways, on MiniStack
 * @param application Managed Flink application, on MiniStack
 */
public record DeployedResources(
        String stream,
        String bucket,
        String database,
        String rule,
        String policy,
        String thingGroup,
        String application) {}
