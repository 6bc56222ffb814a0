package io.tidemark.infra;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;

/** Where Tidemark runs, and what differs from place to place. */
public enum Stage {
    /** Emulators on one machine: nothing outlives a run. */
    LOCAL(Duration.hours(24), RemovalPolicy.DESTROY),
    /** A developer's account: torn down with its stack. */
    DEV(Duration.hours(24), RemovalPolicy.DESTROY),
    /** Data outlives its stack, and a weekend's outage of the cloud job loses nothing. */
    PROD(Duration.days(7), RemovalPolicy.RETAIN);

    private final Duration streamRetention;
    private final RemovalPolicy removalPolicy;

    Stage(Duration streamRetention, RemovalPolicy removalPolicy) {
        this.streamRetention = streamRetention;
        this.removalPolicy = removalPolicy;
    }

    /** How long the stream keeps an event that nobody has read. */
    public Duration streamRetention() {
        return streamRetention;
    }

    /** What happens to data when its stack is deleted. */
    public RemovalPolicy removalPolicy() {
        return removalPolicy;
    }

    /** The name as given on the command line and as part of resource names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The stage of that name.
     *
     * @param name as the user gave it; null if not given
     * @throws IllegalArgumentException if there is none, with a sentence for the user
     */
    public static Stage named(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private static String unknown(String name) {
        String known = Arrays.stream(values()).map(Stage::id).collect(Collectors.joining(", "));
        String found = name == null ? "No stage is given" : "There is no stage \"" + name + "\"";
        return found + ": choose one of " + known + ", for example with --context stage=dev.";
    }
}
