package io.tidemark.commandline.demo.path;

import io.tidemark.local.StageException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** A demo on a stage that is up. */
@FunctionalInterface
public interface Demo {

    /**
     * How it ended.
     *
     * @param json what a program reads of it, one line
     * @param passed whether every number agrees and it showed what it is to show
     */
    record Outcome(String json, boolean passed) {}

    /**
     * Runs it.
     *
     * @param stopGateway whether to stop the gateway before counting, so that its last word counts;
     *     otherwise it goes on, and what counts is what it had emitted when everything was computed
     */
    Outcome run(boolean stopGateway)
            throws IOException, InterruptedException, ExecutionException, StageException;
}
