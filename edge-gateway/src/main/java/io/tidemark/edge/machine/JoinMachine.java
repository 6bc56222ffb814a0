package io.tidemark.edge.machine;

import io.tidemark.events.WindowSummary;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Joins the first results of the windows of a machine's sensors that end together, in the order of
 * their ends. What comes after its machine's window is left out, as are revisions. Results of
 * several sensors cannot be joined by Flink's watermark, which is listening time here; so a window
 * waits for its sensors for a bounded listening time, and what is emitted is a function of the
 * ingest log.
 */
public final class JoinMachine extends KeyedProcessFunction<String, WindowSummary, MachineWindow> {

    private static final long serialVersionUID = 1L;

    private final long waitMillis;

    private transient ValueState<PendingWindows> pending;

    /**
     * @param wait longest listening time that a window waits for the sensors of its machine
     */
    public JoinMachine(Duration wait) {
        this.waitMillis = wait.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        pending =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "pending-windows",
                                        TypeInformation.of(PendingWindows.class)));
    }

    @Override
    public void processElement(
            WindowSummary summary, Context context, Collector<MachineWindow> joined)
            throws Exception {
        if (summary.getRevision() > 0) {
            return;
        }
        WindowJoin join = join();
        join.add(
                summary.getSensor(),
                summary.getWindowEnd().toEpochMilli(),
                summary.getMean(),
                listeningMillis(context));
        goOn(join, listeningMillis(context), context, joined);
    }

    @Override
    public void onTimer(long atMillis, OnTimerContext context, Collector<MachineWindow> joined)
            throws Exception {
        WindowJoin join = join();
        join.timerAtMillis = WindowJoin.NEVER;
        goOn(join, atMillis, context, joined);
    }

    private WindowJoin join() throws Exception {
        PendingWindows state = pending.value();
        return new WindowJoin(waitMillis, state == null ? PendingWindows.none() : state);
    }

    private void goOn(
            WindowJoin join, long nowMillis, Context context, Collector<MachineWindow> joined)
            throws Exception {
        join.takeDue(context.getCurrentKey(), nowMillis).forEach(joined::collect);
        if (join.isForgotten()) {
            pending.clear();
            return;
        }
        long next = join.nextDueMillis(nowMillis);
        if (next < join.timerAtMillis) {
            if (join.timerAtMillis != WindowJoin.NEVER) {
                context.timerService().deleteEventTimeTimer(join.timerAtMillis);
            }
            context.timerService().registerEventTimeTimer(next);
            join.timerAtMillis = next;
        }
        pending.update(join.state());
    }

    private static long listeningMillis(KeyedProcessFunction<?, ?, ?>.Context context) {
        return Math.max(0, context.timerService().currentWatermark());
    }
}
