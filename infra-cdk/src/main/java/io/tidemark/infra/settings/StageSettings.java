package io.tidemark.infra.settings;

import io.tidemark.infra.Stage;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What differs from stage to stage: one record for each kind, of which the user can change some
 * values by the keys of {@link StageKey}.
 *
 * @param removal what happens to data when its stack is deleted
 * @param logs how long log groups keep their lines
 * @param stream of events
 * @param files that are no longer part of a table
 * @param application the cloud job
 * @param watch alarms and bounds
 * @param fleet what the account has of gateways
 * @param models what is trained
 */
public record StageSettings(
        RemovalPolicy removal,
        RetentionDays logs,
        StreamSettings stream,
        FileSettings files,
        ApplicationSettings application,
        WatchSettings watch,
        FleetSettings fleet,
        ModelSettings models) {

    private static final int WEEK_IN_HOURS = 168;

    /** What the kind of stage has before the user changes anything. */
    public static StageSettings of(Stage stage) {
        return switch (stage) {
            case LOCAL -> local();
            case DEV -> dev();
            case PROD -> prod();
        };
    }

    private static StageSettings local() {
        return new StageSettings(
                RemovalPolicy.DESTROY,
                RetentionDays.ONE_WEEK,
                new StreamSettings(24, 1),
                new FileSettings(1, 7, 1),
                ApplicationSettings.of(1, false),
                new WatchSettings(null, 1, 1),
                FleetSettings.ALONE,
                ModelSettings.USUAL);
    }

    private static StageSettings dev() {
        return new StageSettings(
                RemovalPolicy.DESTROY,
                RetentionDays.ONE_WEEK,
                new StreamSettings(24, StreamSettings.ON_DEMAND),
                new FileSettings(7, 30, 7),
                ApplicationSettings.of(1, false),
                new WatchSettings(null, 300, 10),
                FleetSettings.ALONE,
                ModelSettings.USUAL);
    }

    private static StageSettings prod() {
        return new StageSettings(
                RemovalPolicy.RETAIN,
                RetentionDays.THREE_MONTHS,
                new StreamSettings(WEEK_IN_HOURS, StreamSettings.ON_DEMAND),
                new FileSettings(30, 365, 30),
                ApplicationSettings.of(2, true),
                new WatchSettings(null, 1_000, 1_000),
                FleetSettings.ALONE,
                ModelSettings.USUAL);
    }

    StageSettings with(StreamSettings other) {
        return new StageSettings(removal, logs, other, files, application, watch, fleet, models);
    }

    StageSettings with(ApplicationSettings other) {
        return new StageSettings(removal, logs, stream, files, other, watch, fleet, models);
    }

    StageSettings with(WatchSettings other) {
        return new StageSettings(removal, logs, stream, files, application, other, fleet, models);
    }

    StageSettings with(FleetSettings other) {
        return new StageSettings(removal, logs, stream, files, application, watch, other, models);
    }

    StageSettings with(ModelSettings other) {
        return new StageSettings(removal, logs, stream, files, application, watch, fleet, other);
    }
}
