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

    public ModelSettings {
        trained = List.copyOf(trained);
    }

    ModelSettings withTrained(List<TrainedModel> other) {
        return other.isEmpty() ? this : new ModelSettings(other, imageTag);
    }

    ModelSettings withImageTag(String other) {
        return other == null ? this : new ModelSettings(trained, other);
    }
}
