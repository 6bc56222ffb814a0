package io.tidemark.infra.observability;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.Stage;
import io.tidemark.infra.StageConfig;
import io.tidemark.infra.review.AcceptedFinding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.StepFunctionsStartExecution;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * Turns what is in the tables into metrics: a state machine asks by Athena and tells CloudWatch, as
 * often as each {@link Measurement} says. A local stage has it, but nothing starts it.
 */
final class TableMeasurements extends Construct {

    private static final String DEFINITION = "measure.json";

    private final StateMachine machine;

    /**
     * @param config the stage
     * @param log what the state machine did
     */
    record Props(StageConfig config, LogGroup log) {}

    TableMeasurements(Construct scope, String id, Props properties) {
        super(scope, id);
        StageConfig config = properties.config();
        Role role =
                new MeasurementRole(this, "Role", new MeasurementRole.Props(config.names())).role();
        this.machine =
                StateMachine.Builder.create(this, "Measure")
                        .stateMachineName(config.names().measurements())
                        .definitionBody(DefinitionBody.fromString(definition()))
                        .definitionSubstitutions(substitutions(config.names()))
                        .role(role)
                        .tracingEnabled(true)
                        .logs(
                                LogOptions.builder()
                                        .destination(properties.log())
                                        .level(LogLevel.ALL)
                                        .includeExecutionData(false)
                                        .build())
                        .build();
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM5",
                "Wildcards stand for tables, files and answers; delivery of logs, traces and"
                        + " metrics know no resource, and metrics are bound to our namespace.");
        for (Measurement measurement : Measurement.values()) {
            schedule(measurement, config);
        }
    }

    private Map<String, String> substitutions(PlatformNames names) {
        return Map.of(
                "partition", Stack.of(this).getPartition(),
                "workgroup", names.measurements(),
                "database", names.database(),
                "namespace", names.metrics());
    }

    private void schedule(Measurement measurement, StageConfig config) {
        Schedule.Builder.create(this, measurement.name())
                .scheduleName(config.names().of("measure-" + measurement.file()))
                .description("Asks Tidemark's tables for metrics: " + measurement.file())
                .schedule(ScheduleExpression.rate(Duration.minutes(measurement.minutes())))
                .enabled(config.stage() != Stage.LOCAL)
                .target(
                        StepFunctionsStartExecution.Builder.create(machine)
                                .input(
                                        ScheduleTargetInput.fromObject(
                                                Map.of("sql", measurement.sql())))
                                .build())
                .build();
    }

    private static String definition() {
        try (InputStream text = TableMeasurements.class.getResourceAsStream(DEFINITION)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StateMachine machine() {
        return machine;
    }
}
