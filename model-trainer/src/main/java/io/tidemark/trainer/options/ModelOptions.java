package io.tidemark.trainer.options;

import java.util.List;
import picocli.CommandLine.Option;

/** What a model is to foresee. Values are checked together, so all of them are texts here. */
public final class ModelOptions {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "${env:TIDEMARK_MODEL_NAME}",
            description =
                    "Name of the model: letters, digits, dots, hyphens and underscores. Environment:"
                            + " TIDEMARK_MODEL_NAME.")
    String name;

    @Option(
            names = "--machine-type",
            paramLabel = "TYPE",
            defaultValue = "${env:TIDEMARK_MACHINE_TYPE}",
            description =
                    "Type of the machines to learn from; default all machines. Environment:"
                            + " TIDEMARK_MACHINE_TYPE.")
    String machineType;

    @Option(
            names = "--cap",
            paramLabel = "SPAN",
            defaultValue = "${env:TIDEMARK_CAP}",
            description =
                    "Longest remaining life that is told apart; default 125 steps. Environment:"
                            + " TIDEMARK_CAP.")
    String cap;

    @Option(
            names = "--horizon",
            paramLabel = "SPAN",
            defaultValue = "${env:TIDEMARK_HORIZON}",
            description =
                    "Span ahead that the failure probability is about; default 30 steps."
                            + " Environment: TIDEMARK_HORIZON.")
    String horizon;

    @Option(
            names = "--coverage",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description =
                    "Share of intervals that are to hold the truth, 0.5 to 0.99; default 0.9.")
    String coverage;

    @Option(
            names = "--operating-condition",
            paramLabel = "SENSOR",
            description =
                    "A sensor that tells how a machine is run, such as load, rather than its health;"
                            + " may be repeated.")
    List<String> operatingConditions = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "${env:TIDEMARK_SEED:-0}",
            description =
                    "Of what is random in the training; default 0. Environment: TIDEMARK_SEED.")
    String seed;
}
