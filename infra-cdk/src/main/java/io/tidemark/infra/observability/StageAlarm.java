package io.tidemark.infra.observability;

import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * One alarm.
 *
 * @param name after the stage's, and the heading of its runbook
 * @param description what is the matter, in a sentence
 * @param metric that is watched
 * @param comparison of the metric with the threshold
 * @param threshold in the metric's unit
 * @param periods for how many of the metric's periods it has to be so
 * @param silence what it means if there is no metric
 */
record StageAlarm(
        String name,
        String description,
        IMetric metric,
        ComparisonOperator comparison,
        double threshold,
        int periods,
        TreatMissingData silence) {

    /** An alarm when the metric is above a threshold, and none if there is no metric. */
    static StageAlarm above(
            String name, double threshold, int periods, IMetric metric, String description) {
        return new StageAlarm(
                name,
                description,
                metric,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                threshold,
                periods,
                TreatMissingData.NOT_BREACHING);
    }

    /** The same for what is told once a day or less: it stands until better is told. */
    StageAlarm untilToldOtherwise() {
        return new StageAlarm(
                name, description, metric, comparison, threshold, periods, TreatMissingData.IGNORE);
    }
}
