package io.tidemark.infra.observability;

import io.tidemark.infra.PlatformNames;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/** A page in CloudWatch: the alarms, then the way of the data from gateway to table. */
final class StageDashboard extends Construct {

    private static final int WHOLE_WIDTH = 24;
    private static final int THIRD = 8;

    /**
     * @param names of the stage
     * @param metrics of the stage
     * @param alarms of the stage
     */
    record Props(PlatformNames names, StageMetrics metrics, List<IAlarm> alarms) {}

    StageDashboard(Construct scope, String id, Props properties) {
        super(scope, id);
        StageMetrics metrics = properties.metrics();
        List<IWidget> alarms =
                List.of(
                        AlarmStatusWidget.Builder.create()
                                .title("Alarms")
                                .alarms(properties.alarms())
                                .width(WHOLE_WIDTH)
                                .build());
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(properties.names().of("overview"))
                .widgets(List.of(alarms, gateways(metrics), stream(metrics), job(metrics)))
                .build();
    }

    private static List<IWidget> gateways(StageMetrics metrics) {
        return List.of(
                graph("Oldest result that waits, minutes", tables(metrics, "backlog_age_minutes")),
                graph(
                        "Gateways that are silent or miss numbers",
                        tables(metrics, "silent_gateways"),
                        tables(metrics, "gateways_that_miss")),
                graph("Readings refused, percent", tables(metrics, "rejected_share")));
    }

    private static List<IWidget> stream(StageMetrics metrics) {
        return List.of(
                graph(
                        "Stream: records in, and refused",
                        metrics.ofStream("IncomingRecords", "Sum"),
                        metrics.ofStream("WriteProvisionedThroughputExceeded", "Sum")),
                graph("Cloud job behind the stream, ms", metrics.behind()),
                graph("Batches that were not delivered", metrics.undelivered()));
    }

    private static List<IWidget> job(StageMetrics metrics) {
        return List.of(
                graph(
                        "Cloud job: processing units, restarts",
                        metrics.ofJob("KPUs"),
                        metrics.growthOfJob("fullRestarts")),
                graph(
                        "Cloud job: processor and heap, percent",
                        metrics.ofJob("cpuUtilization"),
                        metrics.ofJob("heapMemoryUtilization")),
                graph("Checkpoints: duration, ms", metrics.ofJob("lastCheckpointDuration")));
    }

    private static IMetric tables(StageMetrics metrics, String column) {
        return metrics.ofTables(column, StageMetrics.QUARTER_HOUR);
    }

    private static IWidget graph(String title, IMetric... lines) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(new ArrayList<>(List.of(lines)))
                .width(THIRD)
                .build();
    }
}
