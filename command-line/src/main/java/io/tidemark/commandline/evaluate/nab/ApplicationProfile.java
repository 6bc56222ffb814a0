package io.tidemark.commandline.evaluate.nab;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the benchmark's users value: its three application profiles, as it publishes them. */
enum ApplicationProfile {
    STANDARD("standard", 1, 0.11, 1),
    REWARD_LOW_FALSE_POSITIVES("reward_low_FP_rate", 1, 0.22, 1),
    REWARD_LOW_FALSE_NEGATIVES("reward_low_FN_rate", 1, 0.11, 2);

    private final String title;
    private final double truePositive;
    private final double falsePositive;
    private final double falseNegative;

    ApplicationProfile(
            String title, double truePositive, double falsePositive, double falseNegative) {
        this.title = title;
        this.truePositive = truePositive;
        this.falsePositive = falsePositive;
        this.falseNegative = falseNegative;
    }

    /** Its name in the benchmark's own results. */
    @JsonValue
    String title() {
        return title;
    }

    /** What a window earns that is detected at its very first row. */
    double perfectWindow() {
        return truePositive;
    }

    /** What a window costs in which nothing is detected, as a negative number. */
    double missedWindow() {
        return -falseNegative;
    }

    /**
     * What a detection earns or costs.
     *
     * @param credit as {@link RowCredits} gives it
     */
    double weighted(double credit) {
        return credit * (credit > 0 ? truePositive : falsePositive);
    }
}
