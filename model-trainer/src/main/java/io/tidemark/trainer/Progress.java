package io.tidemark.trainer;

import io.tidemark.models.failure.TrainingProgress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells how far a run has come: a bar where a person watches, plain lines elsewhere. */
final class Progress implements AutoCloseable {

    private static final int UPDATE_MILLIS = 200;

    private final PrintWriter err;
    private final boolean interactive;
    private ProgressBar bar;

    /**
     * @param err where it is told
     * @param interactive whether that is a terminal
     */
    Progress(PrintWriter err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    /** Says what is being done now. */
    void say(String what) {
        err.println(what);
        err.flush();
    }

    /** Of a training. */
    TrainingProgress training() {
        return interactive
                ? this::step
                : (done, total) -> say("training: part " + done + " of " + total);
    }

    private void step(int done, int total) {
        if (bar == null) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName("training")
                            .setInitialMax(total)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(UPDATE_MILLIS)
                            .build();
        }
        bar.stepTo(done);
        if (done == total) {
            close();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
