package io.tidemark.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.it.PrintedProgress;
import io.tidemark.local.Component;
import io.tidemark.local.LocalAws;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import io.tidemark.local.deploy.StackDeployment;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Every stack on the emulators: each resource is there as its template has it, what is not is
 * named, a deployment that failed half-way is repeated, and nothing is left when the stage is down.
 */
class DeployIT {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("tidemark.checkout")).toAbsolutePath().normalize();

    private static LocalStage stage;
    private static StackDeployment deployment;
    private static BrokenAssembly assembly;

    @BeforeAll
    static void deployEveryStack() throws Exception {
        StageLayout layout =
                new StageLayout(CHECKOUT, Path.of("target", "deploy").toAbsolutePath(), 15_600);
        stage =
                LocalStage.up(
                        layout,
                        StageOptions.everything().only(Component.LOCALSTACK, Component.MINISTACK),
                        new PrintedProgress());
        deployment = StackDeployment.of(layout);
        assembly =
                new BrokenAssembly(
                        deployment.synthesise(null), layout.runDirectory().resolve("deployment"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (stage != null) {
            stage.down();
        }
    }

    @Test
    void findsEveryResource() throws Exception {
        int onMiniStack = deployment.checkMiniStack(assembly.whole());
        int onLocalStack = deployment.checkLocalStack(assembly.whole());

        System.out.printf(
                "%d resources found on MiniStack, %d of them on LocalStack too%n",
                onMiniStack, onLocalStack);
        assertThat(onMiniStack).isEqualTo(assembly.checkable());
        assertThat(onLocalStack).isBetween(10, onMiniStack);
    }

    @Test
    void namesAPropertyThatIsNotAsTheTemplateSays() throws Exception {
        String stream = stage.resources().stream();
        String url = stage.layout().localStackUrl();
        try (KinesisClient kinesis = LocalAws.client(KinesisClient.builder(), url)) {
            kinesis.increaseStreamRetentionPeriod(
                    r -> r.streamName(stream).retentionPeriodHours(48));

            assertThatThrownBy(() -> deployment.checkLocalStack(assembly.whole()))
                    .isInstanceOf(StageException.class)
                    .hasMessageContaining("AWS::Kinesis::Stream Ingest/")
                    .hasMessageContaining(
                            "another RetentionPeriodHours than its template: 48 instead of 24");

            kinesis.decreaseStreamRetentionPeriod(
                    r -> r.streamName(stream).retentionPeriodHours(24));
        }
    }

    @Test
    void namesARightThatTheTemplateDoesNotGive() throws Exception {
        String url = stage.layout().miniStackUrl();
        String policy = stage.resources().policy();
        try (IotClient iot = LocalAws.client(IotClient.builder(), url)) {
            String before = iot.getPolicy(r -> r.policyName(policy)).policyDocument();
            String more = before.replaceFirst("\"iot:Connect\"", "[\"iot:Connect\",\"iot:*\"]");
            replace(iot, policy, more);

            assertThatThrownBy(() -> deployment.checkMiniStack(assembly.whole()))
                    .hasMessageContaining("AWS::IoT::Policy Fleet/")
                    .hasMessageContaining("another PolicyDocument than its template");

            replace(iot, policy, before);
        }
        deployment.checkMiniStack(assembly.whole());
    }

    private static void replace(IotClient iot, String policy, String document) {
        iot.createPolicyVersion(
                r -> r.policyName(policy).policyDocument(document).setAsDefault(true));
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        String url = stage.layout().miniStackUrl();
        try (IamClient iam = LocalAws.client(IamClient.builder(), url)) {
            Role role =
                    iam.listRolesPaginator().roles().stream()
                            .filter(one -> one.roleName().contains("analytics-Role"))
                            .findFirst()
                            .orElseThrow();
            List<String> policies =
                    iam.listRolePolicies(r -> r.roleName(role.roleName())).policyNames();
            var policy =
                    iam.getRolePolicy(r -> r.roleName(role.roleName()).policyName(policies.get(0)));
            iam.deleteRolePolicy(r -> r.roleName(role.roleName()).policyName(policy.policyName()));

            assertThatThrownBy(() -> deployment.checkMiniStack(assembly.whole()))
                    .hasMessageContaining("There is no AWS::IAM::Policy Analytics/");

            iam.putRolePolicy(
                    r ->
                            r.roleName(role.roleName())
                                    .policyName(policy.policyName())
                                    .policyDocument(decoded(policy.policyDocument())));
        }
        deployment.checkMiniStack(assembly.whole());
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    @Test
    void deploysAgainWhatFailedHalfWay() throws Exception {
        String stack = "tidemark-local-analytics";
        String url = stage.layout().miniStackUrl();
        try (CloudFormationClient stacks = LocalAws.client(CloudFormationClient.builder(), url)) {
            stacks.deleteStack(r -> r.stackName(stack));
            stacks.waiter().waitUntilStackDeleteComplete(r -> r.stackName(stack));
        }

        assertThatThrownBy(() -> deployment.deployToMiniStack(assembly.withAnAlarmThatCannotBe()))
                .isInstanceOf(StageException.class)
                .hasMessageContaining("The deployment to ministack");

        deployment.deployToMiniStack(assembly.whole());

        assertThat(deployment.checkMiniStack(assembly.whole())).isEqualTo(assembly.checkable());
    }

    @Test
    void leavesNothingWhenTheStageIsDown() throws Exception {
        StageLayout layout =
                new StageLayout(CHECKOUT, Path.of("target", "down").toAbsolutePath(), 15_700);
        LocalStage other =
                LocalStage.up(
                        layout,
                        StageOptions.everything().only(Component.LOCALSTACK, Component.MINISTACK),
                        new PrintedProgress());
        assertThat(Left.processes(layout)).isNotEmpty();
        assertThat(Left.ports(layout)).isNotEmpty();

        other.down();

        assertThat(Left.processes(layout)).isEmpty();
        assertThat(Left.ports(layout)).isEmpty();
        assertThat(LocalStage.running(layout)).isEmpty();
    }
}
