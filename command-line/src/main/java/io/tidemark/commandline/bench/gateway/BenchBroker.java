package io.tidemark.commandline.bench.gateway;

import io.tidemark.commandline.bench.process.Children;
import io.tidemark.local.StageException;
import java.io.IOException;
import java.nio.file.Path;

/** The broker of a run, which devices and gateway meet at and which stands in for the cloud. */
interface BenchBroker {

    /** What it is, for people. */
    String name();

    /** Starts it, empty, and waits until it listens. */
    void start(Children children) throws IOException, StageException, InterruptedException;

    /** Writes the configuration of a gateway with fresh data that meets it. */
    Path settings(String name) throws IOException;
}
