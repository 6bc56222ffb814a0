package io.tidemark.commandline.models;

import io.tidemark.commandline.terminal.OneLine;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.rollout.Rollout;
import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows a rollout: on a terminal a bar of the gateways that have the model, with the stage and the
 * others beside it; elsewhere a line whenever something is new.
 */
final class RolloutBar implements AutoCloseable {

    private static final int UPDATE_MILLIS = 200;

    private final Terminal terminal;
    private final ProgressBar bar;
    private String last = "";

    RolloutBar(Terminal terminal, Rollout begun) {
        this.terminal = terminal;
        this.bar =
                terminal.interactive()
                        ? new ProgressBarBuilder()
                                .setTaskName(begun.plan().target().model().toString())
                                .setUnit(" gateways", 1)
                                .setStyle(ProgressBarStyle.ASCII)
                                .setUpdateIntervalMillis(UPDATE_MILLIS)
                                .setConsumer(new OneLine(terminal.err()))
                                .build()
                        : null;
    }

    void show(Rollout rollout) {
        RolloutSummary summary = RolloutSummary.of(rollout, Instant.now());
        String sentence = summary.sentence();
        if (bar != null) {
            bar.maxHint(Math.max(1, rollout.gateways().size()));
            bar.stepTo(summary.promoted());
            bar.setExtraMessage(sentence.substring(sentence.indexOf(": ") + 1));
        } else if (!sentence.equals(last)) {
            terminal.err().println(sentence);
            terminal.err().flush();
        }
        last = sentence;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
