package io.tidemark.commandline.bench;

/** How a measurement is printed. */
enum BenchFormat {
    /** A table for people. */
    TEXT,
    /** The last line of standard output is a JSON object; all else goes to standard error. */
    JSON
}
