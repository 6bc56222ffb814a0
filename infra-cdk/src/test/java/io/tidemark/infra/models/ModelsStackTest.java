package io.tidemark.infra.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelsStackTest {

    @Test
    void startsTheRolloutOftenAndTheTrainerOnceAWeek() {
        assertThat(models().all("AWS::Scheduler::Schedule"))
                .extracting(
                        schedule -> schedule.at("/Properties/Name").asText(),
                        schedule -> schedule.at("/Properties/ScheduleExpression").asText())
                .containsExactlyInAnyOrder(
                        tuple("tidemark-dev-rollout-step", "rate(5 minutes)"),
                        tuple("tidemark-dev-train-failures", "cron(0 2 ? * MON *)"));
    }

    @Test
    void trainsEachModelOfItsMachineTypeByAScheduleOfItsOwn() {
        Resources stack =
                SynthesisedPlatform.with("models", "presses=press,pumps=pump").stack("Models");

        assertThat(inputs(stack))
                .contains(
                        "{\"containerOverrides\":[{\"name\":\"train\",\"environment\":["
                                + "{\"name\":\"TIDEMARK_MODEL_NAME\",\"value\":\"presses\"},"
                                + "{\"name\":\"TIDEMARK_MACHINE_TYPE\",\"value\":\"press\"}]}]}")
                .hasSize(2);
    }

    @Test
    void saysHowToNameModels() {
        assertThatThrownBy(() -> SynthesisedPlatform.with("models", "presses=a press"))
                .hasMessage(
                        "--context models has \"presses=a press\": give names of models with the"
                                + " machine type of each, such as models=presses=press,pumps=pump.");
    }

    @Test
    void refusesTwoModelsOfOneName() {
        assertThatThrownBy(() -> SynthesisedPlatform.with("models", "a=press,a=pump"))
                .hasMessageStartingWith("--context models names one model twice:");
    }

    @Test
    void refusesATagThatNoImageCanHave() {
        assertThatThrownBy(() -> SynthesisedPlatform.with("imageTag", "new one"))
                .hasMessageStartingWith("--context imageTag=new one is no tag of an image: give");
    }

    @Test
    void keepsThePrivateKeyOutOfTheTemplateAndGivesItToTheTrainerOnly() {
        assertThat(models().only("AWS::SecretsManager::Secret").has("SecretString")).isFalse();
        assertThat(models().only("AWS::SecretsManager::Secret").has("GenerateSecretString"))
                .isFalse();
        assertThat(secrets("train"))
                .containsExactlyInAnyOrder("TIDEMARK_SIGNING_KEY_PEM", "TIDEMARK_PUBLIC_KEY_PEM");
        assertThat(secrets("rollout-step")).isEmpty();
    }

    @Test
    void keepsKeysAndImagesOfProductionWhenItsStackIsDeleted() {
        Resources prod = SynthesisedPlatform.of(Stage.PROD).stack("Models");

        for (String type :
                List.of("AWS::SecretsManager::Secret", "AWS::KMS::Key", "AWS::ECR::Repository")) {
            assertThat(prod.all(type))
                    .allMatch(kept -> kept.path("DeletionPolicy").asText().equals("Retain"))
                    .isNotEmpty();
        }
    }

    @Test
    void runsWhereTheCloudJobRunsIfANetworkIsNamed() {
        Resources stack =
                SynthesisedPlatform.with(
                                Map.of("subnets", "subnet-1,subnet-2", "securityGroups", "sg-1"))
                        .stack("Models");

        assertThat(stack.all("AWS::EC2::VPC")).isEmpty();
        assertThat(
                        stack.all("AWS::Scheduler::Schedule")
                                .get(0)
                                .findValue("AwsvpcConfiguration")
                                .toString())
                .contains("subnet-2", "sg-1", "DISABLED");
    }

    @Test
    void makesANetworkThatNobodyCanTalkToUnlessOneIsNamed() {
        JsonNode group = models().only("AWS::EC2::SecurityGroup");
        assertThat(group.path("SecurityGroupIngress")).isEmpty();
        assertThat(group.at("/SecurityGroupEgress/0/FromPort").asInt()).isEqualTo(443);
        assertThat(group.path("SecurityGroupEgress")).hasSize(1);
        assertThat(models().all("AWS::EC2::NatGateway")).isEmpty();
    }

    @Test
    void runsProgramsThatCannotChangeTheirImage() {
        models().all("AWS::ECS::TaskDefinition")
                .forEach(
                        task ->
                                assertThat(
                                                task.at("/Properties/ContainerDefinitions/0")
                                                        .path("ReadonlyRootFilesystem")
                                                        .asBoolean())
                                        .isTrue());
        assertThat(models().only("AWS::ECR::Repository").path("ImageTagMutability").asText())
                .isEqualTo("IMMUTABLE");
    }

    private static List<String> secrets(String program) {
        List<String> names = new ArrayList<>();
        models().all("AWS::ECS::TaskDefinition").stream()
                .map(task -> task.at("/Properties/ContainerDefinitions/0"))
                .filter(container -> container.path("Name").asText().equals(program))
                .forEach(
                        container ->
                                container
                                        .path("Secrets")
                                        .forEach(
                                                secret -> names.add(secret.path("Name").asText())));
        return names;
    }

    private static List<String> inputs(Resources stack) {
        return stack.all("AWS::Scheduler::Schedule").stream()
                .map(schedule -> schedule.at("/Properties/Target/Input").asText())
                .filter(input -> !input.isEmpty())
                .toList();
    }

    private static Resources models() {
        return SynthesisedPlatform.of(Stage.DEV).stack("Models");
    }
}
