package io.tidemark.infra.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import io.tidemark.infra.analytics.StreamReader;
import io.tidemark.infra.settings.StageContext;
import io.tidemark.infra.settings.StageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservabilityStackTest {

    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String BUDGET = "AWS::Budgets::Budget";
    private static final Path RUNBOOKS = Path.of("../docs/operate.md");

    @ParameterizedTest
    @EnumSource(Stage.class)
    void tellsTheTopicOfEveryAlarmAndOfItsEnd(Stage stage) {
        List<JsonNode> alarms = stack(stage).all(ALARM);

        assertThat(alarms).hasSize(13);
        assertThat(alarms)
                .allMatch(
                        alarm ->
                                alarm.at("/Properties/AlarmActions/0/Ref")
                                        .asText()
                                        .matches("Alarms.*"))
                .allMatch(
                        alarm ->
                                alarm.at("/Properties/OKActions/0/Ref")
                                        .asText()
                                        .matches("Alarms.*"));
    }

    @Test
    void hasARunbookForEveryAlarmAndNoOther() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode alarm : stack(Stage.PROD).all(ALARM)) {
            names.add(partOf(alarm.at("/Properties/AlarmName").asText()));
            assertThat(alarm.at("/Properties/AlarmDescription").asText())
                    .contains("docs/operate.md, " + names.get(names.size() - 1));
        }
        names.add(partOf(stack(Stage.PROD).only(BUDGET).at("/Budget/BudgetName").asText()));

        List<String> headings =
                Files.readAllLines(RUNBOOKS).stream()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring(4))
                        .toList();
        assertThat(headings).containsExactlyInAnyOrderElementsOf(names);
    }

    private static String partOf(String name) {
        assertThat(name).startsWith("tidemark-prod-");
        return name.substring("tidemark-prod-".length());
    }

    /** Where each is told: services of AWS in their own namespaces, tables in ours. */
    @Test
    void watchesMetricsThatSomebodyTells() {
        List<String> ours = new ArrayList<>();
        for (Measurement measurement : Measurement.values()) {
            measurement.sql().lines().forEach(ours::add);
        }
        String statements = String.join("\n", ours);
        for (JsonNode alarm : stack(Stage.PROD).all(ALARM)) {
            for (JsonNode namespace : alarm.findParents("Namespace")) {
                String metric = namespace.path("MetricName").asText();
                if (namespace.path("Namespace").asText().equals("Tidemark/prod")) {
                    assertThat(statements).contains(" AS " + metric);
                } else {
                    assertThat(namespace.path("Namespace").asText())
                            .isIn("AWS/KinesisAnalytics", "AWS/Kinesis", "AWS/S3", "AWS/States");
                    assertThat(namespace.path("Dimensions")).isNotEmpty();
                }
            }
        }
    }

    @Test
    void takesSilenceOfTheCloudJobForAnOutage() {
        assertThat(alarm("cloud-job-down").path("TreatMissingData").asText())
                .isEqualTo("breaching");
        assertThat(alarm("missing-sequence-numbers").path("TreatMissingData").asText())
                .isEqualTo("ignore");
        assertThat(alarm("undelivered-events").path("TreatMissingData").asText())
                .isEqualTo("notBreaching");
    }

    @Test
    void watchesTheConsumerIfTheJobReadsByFanOut() {
        Resources stack =
                SynthesisedPlatform.of(Stage.PROD, StreamReader.EFO).stack("Observability");

        assertThat(alarm("iterator-age").path("MetricName").asText())
                .isEqualTo("GetRecords.IteratorAgeMilliseconds");
        assertThat(alarm(stack, "iterator-age").path("MetricName").asText())
                .isEqualTo("SubscribeToShardEvent.MillisBehindLatest");
    }

    private static JsonNode alarm(String name) {
        return alarm(stack(Stage.PROD), name);
    }

    private static JsonNode alarm(Resources stack, String name) {
        return stack.all(ALARM).stream()
                .map(alarm -> alarm.path("Properties"))
                .filter(alarm -> alarm.path("AlarmName").asText().equals("tidemark-prod-" + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void warnsOfTheBudgetAndWritesToTheAddressThatIsGiven() {
        StageContext context =
                new StageContext(
                        Map.of("alarmEmail", "on-call@example.com", "monthlyBudget", "77"));
        Resources told =
                SynthesisedPlatform.of(Stage.DEV, context.applyTo(StageSettings.of(Stage.DEV)))
                        .stack("Observability");

        assertThat(told.only("AWS::SNS::Subscription").path("Endpoint").asText())
                .isEqualTo("on-call@example.com");
        assertThat(told.only(BUDGET).at("/Budget/BudgetLimit/Amount").asInt()).isEqualTo(77);
        assertThat(told.only(BUDGET).path("NotificationsWithSubscribers")).hasSize(2);
        assertThat(stack(Stage.DEV).all("AWS::SNS::Subscription")).isEmpty();
        assertThat(stack(Stage.LOCAL).all(BUDGET)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void asksTheTablesAsOftenAsEachMeasurementSaysButNotOnEmulators(Stage stage) {
        List<JsonNode> schedules = stack(stage).all("AWS::Scheduler::Schedule");

        assertThat(schedules)
                .extracting(schedule -> schedule.at("/Properties/ScheduleExpression").asText())
                .containsExactlyInAnyOrder("rate(15 minutes)", "rate(15 minutes)", "rate(1 day)");
        assertThat(schedules)
                .extracting(schedule -> schedule.at("/Properties/State").asText())
                .containsOnly(stage == Stage.LOCAL ? "DISABLED" : "ENABLED");
    }

    @Test
    void handsTheStatementsToTheStateMachineAsTheyAre() throws IOException {
        for (JsonNode schedule : stack(Stage.PROD).all("AWS::Scheduler::Schedule")) {
            String name = schedule.at("/Properties/Name").asText();
            String file = name.substring("tidemark-prod-measure-".length());
            String input = schedule.at("/Properties/Target/Input").asText();

            assertThat(new ObjectMapper().readTree(input).path("sql").asText())
                    .startsWith(file.equals("gateways") ? "WITH" : "SELECT")
                    .doesNotContain("--");
        }
    }

    private static Resources stack(Stage stage) {
        return SynthesisedPlatform.of(stage).stack("Observability");
    }
}
