package io.tidemark.infra.greengrass;

import io.tidemark.infra.PlatformNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.greengrassv2.CfnComponentVersion;
import software.amazon.awscdk.services.greengrassv2.CfnDeployment;
import software.amazon.awscdk.services.greengrassv2.CfnDeployment.ComponentConfigurationUpdateProperty;
import software.amazon.awscdk.services.greengrassv2.CfnDeployment.ComponentDeploymentSpecificationProperty;
import software.amazon.awscdk.services.greengrassv2.CfnDeployment.DeploymentComponentUpdatePolicyProperty;
import software.amazon.awscdk.services.greengrassv2.CfnDeployment.DeploymentIoTJobConfigurationProperty;
import software.amazon.awscdk.services.greengrassv2.CfnDeployment.DeploymentPoliciesProperty;
import software.amazon.awscdk.services.greengrassv2.CfnDeployment.IoTJobAbortConfigProperty;
import software.amazon.awscdk.services.greengrassv2.CfnDeployment.IoTJobAbortCriteriaProperty;
import software.amazon.awscdk.services.greengrassv2.CfnDeployment.IoTJobExecutionsRolloutConfigProperty;
import software.constructs.Construct;

/**
 * What every device of the group runs: the gateway, and of AWS the nucleus, the log manager,
 * telemetry and the token exchange. Versions are named, so that nothing changes unless somebody
 * deploys it. A device on which something fails goes back to what it had; if a tenth fail, the
 * others keep what they have.
 */
final class GatewayDeployment extends Construct {

    private static final String NUCLEUS = "aws.greengrass.Nucleus";
    private static final String LOGS = "aws.greengrass.LogManager";
    private static final String TELEMETRY = "aws.greengrass.telemetry.NucleusEmitter";
    private static final String TOKENS = "aws.greengrass.TokenExchangeService";

    /** The gateway's shutdown may take 150 s, after it was told of the update. */
    private static final int SECONDS_TO_AGREE = 60;

    private static final int DEVICES_PER_MINUTE = 50;

    GatewayDeployment(Construct scope, String id, PlatformNames names) {
        super(scope, id);
        CfnComponentVersion gateway =
                CfnComponentVersion.Builder.create(this, "Gateway")
                        .inlineRecipe(Recipe.gateway(names))
                        .build();
        CfnDeployment.Builder.create(this, "Deployment")
                .deploymentName(names.cores())
                .targetArn(PlatformNames.arn(Stack.of(this), "iot", "thinggroup", names.cores()))
                .components(components(names))
                .deploymentPolicies(policies())
                .iotJobConfiguration(pace())
                .build()
                .getNode()
                .addDependency(gateway);
    }

    private static Map<String, ComponentDeploymentSpecificationProperty> components(
            PlatformNames names) {
        Map<String, ComponentDeploymentSpecificationProperty> components = new LinkedHashMap<>();
        components.put(
                Recipe.GATEWAY, component(Recipe.version(), Recipe.gatewayConfiguration(names)));
        components.put(NUCLEUS, component("2.16.1", Recipe.configuration(NUCLEUS)));
        components.put(LOGS, component("2.3.11", Recipe.configuration(LOGS)));
        components.put(TELEMETRY, component("1.0.8", Recipe.configuration(TELEMETRY)));
        components.put(
                TOKENS,
                ComponentDeploymentSpecificationProperty.builder()
                        .componentVersion("2.0.3")
                        .build());
        return components;
    }

    private static ComponentDeploymentSpecificationProperty component(
            String version, String configuration) {
        return ComponentDeploymentSpecificationProperty.builder()
                .componentVersion(version)
                .configurationUpdate(
                        ComponentConfigurationUpdateProperty.builder().merge(configuration).build())
                .build();
    }

    private static DeploymentPoliciesProperty policies() {
        return DeploymentPoliciesProperty.builder()
                .failureHandlingPolicy("ROLLBACK")
                .componentUpdatePolicy(
                        DeploymentComponentUpdatePolicyProperty.builder()
                                .action("NOTIFY_COMPONENTS")
                                .timeoutInSeconds(SECONDS_TO_AGREE)
                                .build())
                .build();
    }

    /** So that a tenth that fails is seen before it is many. */
    private static DeploymentIoTJobConfigurationProperty pace() {
        return DeploymentIoTJobConfigurationProperty.builder()
                .jobExecutionsRolloutConfig(
                        IoTJobExecutionsRolloutConfigProperty.builder()
                                .maximumPerMinute(DEVICES_PER_MINUTE)
                                .build())
                .abortConfig(
                        IoTJobAbortConfigProperty.builder()
                                .criteriaList(
                                        List.of(
                                                IoTJobAbortCriteriaProperty.builder()
                                                        .action("CANCEL")
                                                        .failureType("ALL")
                                                        .minNumberOfExecutedThings(5)
                                                        .thresholdPercentage(10)
                                                        .build()))
                                .build())
                .build();
    }
}
