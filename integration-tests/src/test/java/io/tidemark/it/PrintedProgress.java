package io.tidemark.it;

import io.tidemark.local.StartProgress;
import java.time.Duration;

/** Lets the log of the build tell what the stage is doing. */
public final class PrintedProgress implements StartProgress {

    @Override
    public void started(String step) {
        System.out.println("stage: " + step);
    }

    @Override
    public void finished(String step, Duration took) {
        System.out.println("stage: " + step + " took " + took.toMillis() + " ms");
    }
}
