package io.tidemark.local;

import java.time.Duration;

/** Hears how a start goes on. Steps overlap, and calls come from several threads. */
public interface StartProgress {

    /** Nobody listens. */
    StartProgress SILENT =
            new StartProgress() {
                @Override
                public void started(String step) {}

                @Override
                public void finished(String step, Duration took) {}
            };

    /** A step has begun. */
    void started(String step);

    /** A step has succeeded; a step that fails ends the start with an exception instead. */
    void finished(String step, Duration took);
}
