package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.infra.analytics.StreamReader;
import io.tidemark.infra.settings.StageContext;
import io.tidemark.infra.settings.StageKey;
import io.tidemark.infra.settings.StageSettings;
import io.tidemark.infra.settings.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StageConfigTest {

    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "eu-west-1";

    @ParameterizedTest
    @EnumSource(Stage.class)
    void hasTheSettingsOfItsKindIfTheUserSaysNothing(Stage stage) {
        StageConfig config = config("stage", stage.id());

        assertThat(config.settings()).isEqualTo(StageSettings.of(stage));
        assertThat(config.reader()).isEqualTo(StreamReader.POLLING);
        assertThat(config.analyticsJar()).hasFileName("cloud-analytics.jar");
    }

    @Test
    void keepsAllDataOfProductionAndNoneOfAnythingElse() {
        assertThat(Stage.PROD.removalPolicy()).hasToString("RETAIN");
        assertThat(Stage.DEV.removalPolicy()).hasToString("DESTROY");
        assertThat(Stage.LOCAL.removalPolicy()).hasToString("DESTROY");
    }

    @Test
    void readsEveryKey() {
        StageSettings settings =
                config(
                                "stage", "prod",
                                "shards", "8",
                                "parallelism", "4",
                                "subnets", "subnet-1, subnet-2",
                                "securityGroups", "sg-1",
                                "alarmEmail", "on-call@example.com",
                                "monthlyBudget", "2500",
                                "queryGigabytes", "50")
                        .settings();

        assertThat(settings.stream()).isEqualTo(new StreamSettings(168, 8));
        assertThat(settings.application().parallelism()).isEqualTo(4);
        assertThat(settings.application().autoScaling()).isTrue();
        assertThat(settings.application().subnets()).containsExactly("subnet-1", "subnet-2");
        assertThat(settings.application().securityGroups()).containsExactly("sg-1");
        assertThat(settings.watch().alarmEmail()).isEqualTo("on-call@example.com");
        assertThat(settings.watch().monthlyBudget()).isEqualTo(2500);
        assertThat(settings.watch().queryBytes()).isEqualTo(50_000_000_000L);
    }

    @Test
    void takesAStreamOnDemandWhereItsKindHasShards() {
        assertThat(config("stage", "local", "shards", "on-demand").settings().stream().shards())
                .isEqualTo(StreamSettings.ON_DEMAND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    shards         | many        | --context shards=many is no whole number
                    parallelism    | 0           | --context parallelism=0 is no whole number
                    monthlyBudget  | -5          | --context monthlyBudget=-5 is no whole number
                    queryGigabytes | 1.5         | --context queryGigabytes=1.5 is no whole number
                    alarmEmail     | nobody      | --context alarmEmail=nobody is no e-mail address
                    subnets        | subnet-1    | A network takes both subnets and security groups
                    securityGroups | sg-1        | A network takes both subnets and security groups
                    reader         | PUSH        | There is no reader "PUSH"
                    stage          | pröd/1      | There is no stage "pröd/1": choose one of
                    monthlybudget  | 5           | Nothing reads the context key "monthlybudget"
                    """)
    void refusesWhatAKeyDoesNotTakeWithASentence(String key, String value, String sentence) {
        Map<String, String> context = new TreeMap<>(Map.of("stage", "dev"));
        context.put(key, value);

        assertThatThrownBy(() -> StageConfig.of(new StageContext(context), ACCOUNT, REGION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void leavesTheKeysOfTheCdkAlone() {
        assertThat(
                        config(
                                        "stage", "dev",
                                        "aws:cdk:enable-path-metadata", "true",
                                        "@aws-cdk/core:bootstrapQualifier", "hnb659fds")
                                .stage())
                .isEqualTo(Stage.DEV);
    }

    @Test
    void refusesARegionWithoutManagedFlinkAndNamesThoseThatHaveIt() {
        StageContext context = new StageContext(Map.of("stage", "prod"));

        assertThatThrownBy(() -> StageConfig.of(context, ACCOUNT, "ap-southeast-6"))
                .hasMessageStartingWith(
                        "There is no Managed Service for Apache Flink in region"
                                + " \"ap-southeast-6\", which the cloud job runs on: set AWS_REGION"
                                + " to one of af-south-1, ap-east-1")
                .hasMessageContaining("eu-west-1");
    }

    @Test
    void takesARegionThatIsNotKnownYet() {
        StageContext context = new StageContext(Map.of("stage", "prod"));

        assertThat(StageConfig.of(context, null, null).region()).isNull();
    }

    @ParameterizedTest
    @EnumSource(StageKey.class)
    void explainsEveryKey(StageKey key) throws IOException {
        assertThat(Files.readAllLines(Path.of("../docs/stages.md")))
                .filteredOn(line -> line.startsWith("| `"))
                .anyMatch(line -> line.split("\\|")[1].contains("`" + key.text() + "`"));
    }

    private static StageConfig config(String... keysAndValues) {
        Map<String, String> context = new TreeMap<>();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            context.put(keysAndValues[index], keysAndValues[index + 1]);
        }
        return StageConfig.of(new StageContext(context), ACCOUNT, REGION);
    }
}
