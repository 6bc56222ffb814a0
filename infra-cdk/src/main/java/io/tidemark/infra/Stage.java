package io.tidemark.infra;

import io.tidemark.infra.settings.InvalidStageException;
import io.tidemark.infra.settings.StageSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awscdk.RemovalPolicy;

/** Where Tidemark runs; what differs from place to place is in {@link StageSettings}. */
public enum Stage {
    /** Emulators on one machine: nothing outlives a run. */
    LOCAL,
    /** A developer's account: torn down with its stack. */
    DEV,
    /** Data outlives its stack, and a weekend's outage of the cloud job loses nothing. */
    PROD;

    /** What happens to data when its stack is deleted. */
    public RemovalPolicy removalPolicy() {
        return StageSettings.of(this).removal();
    }

    /** The name as given on the command line and as part of resource names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The stage of that name.
     *
     * @param name as the user gave it; null if not given
     * @throws InvalidStageException if there is none, with a sentence for the user
     */
    public static Stage named(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidStageException(unknown(name)));
    }

    private static String unknown(String name) {
        String known = Arrays.stream(values()).map(Stage::id).collect(Collectors.joining(", "));
        String found = name == null ? "No stage is given" : "There is no stage \"" + name + "\"";
        return found + ": choose one of " + known + ", for example with --context stage=dev.";
    }
}
