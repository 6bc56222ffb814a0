package io.tidemark.edge;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/**
 * Drives an operator as Flink does, from a snapshot or from nothing.
 *
 * @param <O> what it emits
 * @param <F> how Flink is stood in for
 */
public abstract class OperatorHarness<O, F extends AbstractStreamOperatorTestHarness<O>>
        implements AutoCloseable {

    protected final F flink;
    private int taken;
    private long checkpoints;

    /**
     * @param snapshot null for an operator that starts with nothing
     */
    protected OperatorHarness(F flink, OperatorSubtaskState snapshot) throws Exception {
        this.flink = flink;
        if (snapshot != null) {
            flink.initializeState(snapshot);
        }
        flink.open();
    }

    /** What was emitted since the last call. */
    protected final List<O> fresh() {
        List<O> all = flink.extractOutputValues();
        List<O> fresh = new ArrayList<>(all.subList(taken, all.size()));
        taken = all.size();
        return fresh;
    }

    public final OperatorSubtaskState snapshot() throws Exception {
        return flink.snapshot(++checkpoints, 1);
    }

    public final int timers() {
        return flink.numEventTimeTimers();
    }

    @Override
    public final void close() {
        assertThatCode(flink::close).doesNotThrowAnyException();
    }
}
