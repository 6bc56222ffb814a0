package io.tidemark.infra.observability;

import static io.tidemark.infra.observability.StageAlarm.above;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** What is alarmed about, see {@code docs/operate.md} for what to do then. */
final class StageAlarms {

    private static final double FIVE_MINUTES_IN_MILLIS = 300_000;
    private static final double TEN_MINUTES_IN_MILLIS = 600_000;

    private StageAlarms() {}

    /**
     * All alarms of a stage.
     *
     * @param measurementsArn the state machine that asks the tables
     */
    static List<StageAlarm> of(StageMetrics metrics, String measurementsArn) {
        return Stream.of(
                        ofJob(metrics),
                        ofCheckpoints(metrics),
                        ofWhatComesIn(metrics),
                        ofGateways(metrics),
                        ofMeasuring(metrics, measurementsArn))
                .flatMap(List::stream)
                .toList();
    }

    private static List<StageAlarm> ofJob(StageMetrics metrics) {
        return List.of(
                jobDown(metrics),
                above(
                        "cloud-job-restarts",
                        0,
                        1,
                        metrics.growthOfJob("fullRestarts"),
                        "The cloud job failed and was started again."),
                above(
                        "iterator-age",
                        TEN_MINUTES_IN_MILLIS,
                        3,
                        metrics.behind(),
                        "The cloud job is ten minutes behind the stream of events."));
    }

    private static List<StageAlarm> ofCheckpoints(StageMetrics metrics) {
        return List.of(
                above(
                        "checkpoint-failures",
                        0,
                        2,
                        metrics.growthOfJob("numberOfFailedCheckpoints"),
                        "The cloud job's checkpoints fail, so nothing reaches the tables."),
                above(
                        "checkpoint-duration",
                        FIVE_MINUTES_IN_MILLIS,
                        3,
                        metrics.ofJob("lastCheckpointDuration"),
                        "The cloud job's checkpoints take more than five minutes."),
                above(
                                "checkpoint-age",
                                20,
                                2,
                                metrics.ofTables(
                                        "checkpoint_age_minutes", StageMetrics.QUARTER_HOUR),
                                "The tables have had no commit of the cloud job for 20 minutes.")
                        .untilToldOtherwise());
    }

    private static List<StageAlarm> ofWhatComesIn(StageMetrics metrics) {
        return List.of(
                above(
                        "undelivered-events",
                        0,
                        1,
                        metrics.undelivered(),
                        "The stream refused a batch, which is kept as a file."),
                missingNumbers(metrics),
                quarantined(metrics));
    }

    private static List<StageAlarm> ofGateways(StageMetrics metrics) {
        return List.of(backlogAge(metrics), silentGateways(metrics), rejectedRate(metrics));
    }

    private static List<StageAlarm> ofMeasuring(StageMetrics metrics, String measurementsArn) {
        return List.of(
                above(
                        "measurements-failed",
                        0,
                        2,
                        metrics.failedMeasurements(measurementsArn),
                        "The tables cannot be asked for metrics, so their alarms are blind."));
    }

    private static StageAlarm jobDown(StageMetrics metrics) {
        return new StageAlarm(
                "cloud-job-down",
                "The cloud job does not run.",
                metrics.ofJob("uptime"),
                ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
                0,
                3,
                TreatMissingData.BREACHING);
    }

    private static StageAlarm backlogAge(StageMetrics metrics) {
        return above(
                        "backlog-age",
                        60,
                        2,
                        metrics.ofTables("backlog_age_minutes", StageMetrics.QUARTER_HOUR),
                        "A result has been waiting on its gateway for more than an hour.")
                .untilToldOtherwise();
    }

    private static StageAlarm silentGateways(StageMetrics metrics) {
        return above(
                        "silent-gateways",
                        0,
                        2,
                        metrics.ofTables("silent_gateways", StageMetrics.QUARTER_HOUR),
                        "A gateway has not reported for half an hour.")
                .untilToldOtherwise();
    }

    private static StageAlarm missingNumbers(StageMetrics metrics) {
        return above(
                        "missing-sequence-numbers",
                        0,
                        1,
                        metrics.ofTables("missing_sequence_numbers", StageMetrics.DAY),
                        "Results neither arrived nor were declared lost, nor do they wait.")
                .untilToldOtherwise();
    }

    private static StageAlarm rejectedRate(StageMetrics metrics) {
        return above(
                        "rejected-rate",
                        5,
                        2,
                        metrics.ofTables("rejected_share", StageMetrics.QUARTER_HOUR),
                        "Gateways refuse more than five percent of what they read.")
                .untilToldOtherwise();
    }

    private static StageAlarm quarantined(StageMetrics metrics) {
        return above(
                        "quarantined-records",
                        0,
                        1,
                        metrics.ofTables("quarantined_records", StageMetrics.QUARTER_HOUR),
                        "The cloud job could not read a record, which is in quarantine.")
                .untilToldOtherwise();
    }
}
