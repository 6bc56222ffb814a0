package io.tidemark.infra.settings;

import java.util.List;

/**
 * What is trained in this stage, and by what.
 *
 * @param trained models, each by a schedule of its own
 * @param imageTag of trainer and rollout in the stage's repository of images
 */
public record ModelSettings(List<TrainedModel> trained, String imageTag) {

    /** One model of all machines, by the image of the first release. */
    static final ModelSettings USUAL =
            new ModelSettings(List.of(new TrainedModel("failures", null)), "0.1.0");

    private static final String TAG = "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}";

    /**
     * @throws IllegalArgumentException if two models have one name, or the tag is none, with a
     *     sentence for the user
     */
    public ModelSettings {
        trained = List.copyOf(trained);
        long names = trained.stream().map(TrainedModel::name).distinct().count();
        if (names < trained.size()) {
            throw new IllegalArgumentException(
                    "--context models names one model twice: a model learns from one machine type,"
                            + " give the other a name of its own.");
        }
        if (!imageTag.matches(TAG)) {
            throw new IllegalArgumentException(
                    "--context imageTag=%s is no tag of an image: give letters, digits, dots, hyphens and underscores, such as 0.1.0."
                            .formatted(imageTag));
        }
    }

    ModelSettings withTrained(List<TrainedModel> other) {
        return other.isEmpty() ? this : new ModelSettings(other, imageTag);
    }

    ModelSettings withImageTag(String other) {
        return other == null ? this : new ModelSettings(trained, other);
    }
}
