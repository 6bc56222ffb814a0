package io.tidemark.trainer.options;

import picocli.CommandLine.Option;

/** How a command tells what it did. */
public final class FormatOption {

    /** For whom standard output is. */
    public enum Format {
        text,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format;

    /** Whether a program reads it. */
    public boolean isJson() {
        return format == Format.json;
    }
}
