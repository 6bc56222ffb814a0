package io.tidemark.trainer.options;

import io.tidemark.models.failure.TrainingSettings;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model is to foresee.
 *
 * @param name of the model, and of its folder
 * @param machineType of the machines to learn from; null for all machines
 * @param cap longest remaining life that is told apart; null for that of {@link TrainingSettings}
 * @param horizon span ahead that the probability is about; null for that of {@link
 *     TrainingSettings}
 * @param coverage share of intervals that are to hold the truth
 * @param operatingConditions names of sensors that tell how a machine is run, sorted
 * @param seed of what is random in the training
 */
public record ModelSettings(
        String name,
        String machineType,
        Duration cap,
        Duration horizon,
        Double coverage,
        Set<String> operatingConditions,
        Long seed) {

    /** Reads the options; faults go to the reader. */
    static ModelSettings read(ModelOptions options, OptionReader reader) {
        return new ModelSettings(
                reader.required(
                        "--name",
                        options.name,
                        text -> LakeLocation.matching(text, "[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
                        "1 to 100 letters, digits, dots, hyphens and underscores"),
                reader.optional("--machine-type", options.machineType, text -> text, "a type"),
                reader.optional("--cap", options.cap, Span::parse, Span.EXPECTED),
                reader.optional("--horizon", options.horizon, Span::parse, Span.EXPECTED),
                reader.required(
                        "--coverage", options.coverage, ModelSettings::share, "0.5 to 0.99"),
                new TreeSet<>(options.operatingConditions),
                reader.required("--seed", options.seed, Long::valueOf, "a whole number"));
    }

    /** The settings of the training of a version. */
    public TrainingSettings training(String version, long stepMillis) {
        TrainingSettings settings =
                TrainingSettings.time(name, version, stepMillis)
                        .withCoverage(coverage)
                        .withOperatingConditions(operatingConditions)
                        .withSeed(seed);
        if (cap != null) {
            settings = settings.withCap(cap.toMillis() / 1000.0);
        }
        return horizon == null ? settings : settings.withHorizon(horizon.toMillis() / 1000.0);
    }

    private static Double share(String text) {
        double share = Double.parseDouble(text);
        if (!(share >= 0.5 && share <= 0.99)) {
            throw new IllegalArgumentException();
        }
        return share;
    }
}
