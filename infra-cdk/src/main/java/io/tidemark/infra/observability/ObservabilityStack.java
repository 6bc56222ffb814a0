package io.tidemark.infra.observability;

import io.tidemark.infra.Stage;
import io.tidemark.infra.StageConfig;
import io.tidemark.infra.encryption.CustomerKey;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * How a stage is: metrics of its tables, alarms, a page that shows both, and the budget. No
 * emulator has budgets, so stage local is without.
 */
public final class ObservabilityStack extends Stack {

    /** Whose data the key of this stack encrypts, see {@code PlatformNames.key}. */
    private static final String KEY = "observability";

    public ObservabilityStack(
            Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        CustomerKey key =
                new CustomerKey(
                        this,
                        "Encryption",
                        new CustomerKey.Props(
                                config.names().key(KEY),
                                "Alarms and the log of measurements",
                                config.settings().removal()));
        ITopic topic = new AlarmTopic(this, "Alarms", new AlarmTopic.Props(config, key)).topic();
        TableMeasurements measurements =
                new TableMeasurements(
                        this,
                        "Measurements",
                        new TableMeasurements.Props(config, log(config, key)));
        StageMetrics metrics = new StageMetrics(config);
        List<IAlarm> alarms = new ArrayList<>();
        for (StageAlarm alarm :
                StageAlarms.of(metrics, measurements.machine().getStateMachineArn())) {
            alarms.add(made(alarm, config, topic));
        }
        new StageDashboard(
                this, "Overview", new StageDashboard.Props(config.names(), metrics, alarms));
        if (config.stage() != Stage.LOCAL) {
            new CostBudget(this, "Cost", new CostBudget.Props(config, topic));
        }
    }

    private LogGroup log(StageConfig config, CustomerKey key) {
        // Step Functions may write without being asked to groups below this prefix.
        String name = "/aws/vendedlogs/states/" + config.names().measurements();
        key.letLogsEncrypt(name);
        return LogGroup.Builder.create(this, "MeasurementsLog")
                .logGroupName(name)
                .encryptionKey(key.key())
                .retention(config.settings().logs())
                .removalPolicy(config.settings().removal())
                .build();
    }

    private Alarm made(StageAlarm alarm, StageConfig config, ITopic topic) {
        Alarm made =
                Alarm.Builder.create(this, alarm.name())
                        .alarmName(config.names().of(alarm.name()))
                        .alarmDescription(
                                alarm.description()
                                        + " Runbook: docs/operate.md, "
                                        + alarm.name()
                                        + ".")
                        .metric(alarm.metric())
                        .comparisonOperator(alarm.comparison())
                        .threshold(alarm.threshold())
                        .evaluationPeriods(alarm.periods())
                        .treatMissingData(alarm.silence())
                        .build();
        made.addAlarmAction(new SnsAction(topic));
        made.addOkAction(new SnsAction(topic));
        return made;
    }
}
