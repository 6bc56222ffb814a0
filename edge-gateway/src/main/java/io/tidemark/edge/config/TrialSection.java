package io.tidemark.edge.config;

import io.tidemark.edge.model.TrialBounds;
import java.time.Duration;

/** Section prediction.trial. */
final class TrialSection {

    private static final EdgeOption<Duration> DURATION =
            EdgeOption.duration(
                    "prediction.trial.duration",
                    "1 d",
                    Duration.ZERO,
                    "Shortest time that a delivered model runs unheard beside the one in service, if"
                            + " its order says nothing else; only time counts in which the gateway"
                            + " listens to devices.");

    private static final EdgeOption<Integer> PREDICTIONS =
            EdgeOption.whole(
                    "prediction.trial.predictions",
                    100,
                    0,
                    1_000_000,
                    "Least predictions of a trial, if the order says nothing else.");

    private static final EdgeOption<Duration> PROBATION =
            EdgeOption.duration(
                    "prediction.trial.probation",
                    "1 d",
                    Duration.ZERO,
                    "Time after its promotion in which a model that misbehaves is taken back.");

    private static final EdgeOption<Double> MOST_ERRORS =
            number(
                    "most-errors",
                    "0.01",
                    1,
                    "Largest share of a model's predictions that may fail.");

    private static final EdgeOption<Duration> LONGEST_PREDICTION =
            EdgeOption.duration(
                    "prediction.trial.longest-prediction",
                    "50 ms",
                    Duration.ofMillis(1),
                    "Longest mean time of a prediction, each counted up to twice that: a process that"
                            + " was not run for a while says nothing of a model.");

    private static final EdgeOption<Double> MOST_SLOWDOWN =
            number(
                    "most-slowdown",
                    "10",
                    Double.MAX_VALUE,
                    "How many times the mean time of the model beside it a prediction may take, if"
                            + " that is more than a tenth of prediction.trial.longest-prediction.");

    private static final EdgeOption<Double> LEAST_AGREEMENT =
            number(
                    "least-agreement",
                    "0.5",
                    1,
                    "Least share of predictions that agree with the model in service at the end of"
                            + " the trial.");

    private static final EdgeOption<Double> MOST_DRIFT =
            number(
                    "most-drift",
                    "4",
                    Double.MAX_VALUE,
                    "Largest population stability index between what both models foresee.");

    private TrialSection() {}

    static TrialBounds read(ConfigReader reader) {
        return new TrialBounds(
                reader.read(DURATION),
                reader.read(PREDICTIONS),
                reader.read(PROBATION),
                reader.read(MOST_ERRORS),
                reader.read(LONGEST_PREDICTION),
                reader.read(MOST_SLOWDOWN),
                reader.read(LEAST_AGREEMENT),
                reader.read(MOST_DRIFT));
    }

    private static EdgeOption<Double> number(
            String key, String defaultText, double most, String meaning) {
        String upTo = most == 1 ? "a number from 0 to 1" : "a number of at least 0";
        return EdgeOption.optional(
                "prediction.trial." + key,
                defaultText,
                upTo,
                meaning,
                EdgeOption.checked(Double::valueOf, value -> value >= 0 && value <= most));
    }
}
