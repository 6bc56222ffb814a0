package io.tidemark.trainer.options;

import java.util.List;
import picocli.CommandLine.Option;

/** What training data are made of. Values are checked together, so all of them are texts here. */
public final class DataOptions {

    @Option(
            names = "--step",
            paramLabel = "SPAN",
            defaultValue = "${env:TIDEMARK_STEP:-1h}",
            description =
                    "Length of a step, over which each sensor is averaged: 500ms, 30s, 5min, 1h, 1d;"
                            + " default 1h. Environment: TIDEMARK_STEP.")
    String step;

    @Option(
            names = "--window-snapshot",
            paramLabel = "ID",
            description = "Snapshot of window_summaries to read; default the newest.")
    String windowSnapshot;

    @Option(
            names = "--outcome-snapshot",
            paramLabel = "ID",
            description = "Snapshot of maintenance_outcomes to read; default the newest.")
    String outcomeSnapshot;

    @Option(
            names = "--without-sensor",
            paramLabel = "NAME",
            description = "A sensor to leave out of the examples; may be repeated.")
    List<String> withoutSensors = List.of();
}
