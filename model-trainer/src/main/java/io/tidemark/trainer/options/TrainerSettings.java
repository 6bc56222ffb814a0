package io.tidemark.trainer.options;

/**
 * Everything that a training is started with.
 *
 * @param lake where the lake is
 * @param data what training data are made of
 * @param model what the model is to foresee; null if none is trained
 * @param publishing where the model goes; null if none is trained
 */
public record TrainerSettings(
        LakeLocation lake, DataSettings data, ModelSettings model, PublishingSettings publishing) {

    /**
     * Settings of a training.
     *
     * @throws InvalidOptionsException if any option is wrong; names all that are
     */
    public static TrainerSettings ofTraining(
            LakeOptions lake, DataOptions data, ModelOptions model, PublishingOptions publishing) {
        OptionReader reader = new OptionReader();
        TrainerSettings settings =
                new TrainerSettings(
                        LakeLocation.read(lake, reader),
                        DataSettings.read(data, reader),
                        ModelSettings.read(model, reader),
                        PublishingSettings.read(publishing, reader));
        requireOnePlace(settings, reader);
        reader.finish();
        return settings;
    }

    /**
     * Settings of making training data only.
     *
     * @throws InvalidOptionsException if any option is wrong; names all that are
     */
    public static TrainerSettings ofData(LakeOptions lake, DataOptions data) {
        OptionReader reader = new OptionReader();
        TrainerSettings settings =
                new TrainerSettings(
                        LakeLocation.read(lake, reader),
                        DataSettings.read(data, reader),
                        null,
                        null);
        reader.finish();
        return settings;
    }

    /** The lake's own access to files writes the models. */
    private static void requireOnePlace(TrainerSettings settings, OptionReader reader) {
        String warehouse = settings.lake().config().warehouse();
        String models = settings.publishing().models();
        if (warehouse != null
                && models != null
                && warehouse.startsWith("s3:") != models.startsWith("s3:")) {
            reader.fault("--models: " + models + ", expected it where --warehouse is, s3 or file");
        }
    }
}
