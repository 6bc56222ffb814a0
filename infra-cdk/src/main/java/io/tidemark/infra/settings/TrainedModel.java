package io.tidemark.infra.settings;

/**
 * A model that a schedule trains.
 *
 * @param name of the model
 * @param machineType of the machines that it learns from; null for all machines
 */
public record TrainedModel(String name, String machineType) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,40}";

    /**
     * Reads {@code name} or {@code name=type}.
     *
     * @throws IllegalArgumentException if it is neither, with a sentence for the user
     */
    static TrainedModel parse(String text) {
        String[] parts = text.split("=", 2);
        for (String part : parts) {
            if (!part.matches(NAME)) {
                throw new IllegalArgumentException(
                        "--context models has \"%s\": give names of models with the machine type of each, such as models=presses=press,pumps=pump."
                                .formatted(text));
            }
        }
        return new TrainedModel(parts[0], parts.length == 2 ? parts[1] : null);
    }
}
