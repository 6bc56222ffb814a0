package io.tidemark.local;

import java.util.Map;

/**
 * What the stacks say that they made, and the APIs confirmed.
 *
 * @param stream Kinesis stream of the events, on LocalStack
 * @param outcomes Kinesis stream of the maintenance outcomes, on LocalStack
 * @param bucket S3 bucket of the lake, on LocalStack
 * @param database Glue database, on MiniStack
 * @param reconciliationView view in that database, on MiniStack
 * @param rule IoT rule, on MiniStack
 * @param policy IoT policy of the gateways, on MiniStack
 * @param thingGroup IoT thing group of the gateways, on MiniStack
 * @param application Managed Flink application, on MiniStack
 */
public record DeployedResources(
        String stream,
        String outcomes,
        String bucket,
        String database,
        String reconciliationView,
        String rule,
        String policy,
        String thingGroup,
        String application) {

    /** From the outputs of the stacks. */
    static DeployedResources of(Map<String, String> outputs) throws StageException {
        return new DeployedResources(
                output(outputs, "StreamName"),
                output(outputs, "OutcomesStreamName"),
                output(outputs, "BucketName"),
                output(outputs, "DatabaseName"),
                output(outputs, "ReconciliationViewName"),
                output(outputs, "RuleName"),
                output(outputs, "PolicyName"),
                output(outputs, "ThingGroupName"),
                output(outputs, "ApplicationName"));
    }

    private static String output(Map<String, String> outputs, String name) throws StageException {
        String value = outputs.get(name);
        if (value == null) {
            throw new StageException("The stacks have no output " + name + ".");
        }
        return value;
    }
}
