package io.tidemark.infra.fleet;

import io.tidemark.infra.PlatformNames;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iot.CfnSecurityProfile;
import software.amazon.awscdk.services.iot.CfnSecurityProfile.BehaviorCriteriaProperty;
import software.amazon.awscdk.services.iot.CfnSecurityProfile.BehaviorProperty;
import software.amazon.awscdk.services.iot.CfnSecurityProfile.MetricValueProperty;
import software.constructs.Construct;

/**
 * How a gateway behaves, as IoT Core sees it: Device Defender reports each one that behaves
 * otherwise. It stops none.
 */
final class GatewayBehaviour extends Construct {

    /** Over which it is counted, seconds; Device Defender knows 300 and its multiples. */
    private static final int PERIOD = 300;

    /**
     * A gateway asks for nothing that its policy refuses, but a rotation may be tried too early.
     */
    private static final String MOST_REFUSALS = "5";

    /** A line that comes and goes is usual; two gateways under one name throw each other out. */
    private static final String MOST_DISCONNECTS = "10";

    /** Bytes; the gateway's largest batch, {@code uplink.maximum-batch-bytes}. */
    private static final String LARGEST_MESSAGE = "120000";

    /**
     * @param names of the stage
     */
    record Props(PlatformNames names) {}

    GatewayBehaviour(Construct scope, String id, Props properties) {
        super(scope, id);
        String gateways = properties.names().gateways();
        CfnSecurityProfile.Builder.create(this, "Profile")
                .securityProfileName(gateways)
                .securityProfileDescription("A gateway that behaves otherwise is looked at")
                .behaviors(
                        List.of(
                                counted(
                                        "few-authorization-failures",
                                        "aws:num-authorization-failures",
                                        MOST_REFUSALS),
                                counted("few-disconnects", "aws:num-disconnects", MOST_DISCONNECTS),
                                messageSize()))
                .targetArns(
                        List.of(PlatformNames.arn(Stack.of(this), "iot", "thinggroup", gateways)))
                .build();
    }

    private static BehaviorProperty counted(String name, String metric, String most) {
        return BehaviorProperty.builder()
                .name(name)
                .metric(metric)
                .criteria(atMost(most).durationSeconds(PERIOD).build())
                .build();
    }

    private static BehaviorProperty messageSize() {
        return BehaviorProperty.builder()
                .name("messages-of-a-batch-at-most")
                .metric("aws:message-byte-size")
                .criteria(atMost(LARGEST_MESSAGE).build())
                .build();
    }

    private static BehaviorCriteriaProperty.Builder atMost(String count) {
        return BehaviorCriteriaProperty.builder()
                .comparisonOperator("less-than-equals")
                .value(MetricValueProperty.builder().count(count).build())
                .consecutiveDatapointsToAlarm(1)
                .consecutiveDatapointsToClear(1);
    }
}
