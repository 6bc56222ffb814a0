package io.tidemark.edge.journal;

import java.time.Duration;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Has a learner for each key. Learners live in memory; state is touched at checkpoints and when one
 * was not used for long. So the key is set where state is touched: a function cannot do that, an
 * operator can. A restored learner goes on to the last bit, so that a replay emits what was emitted
 * before. It is forgotten when nothing was heard for {@link #FORGOTTEN_AFTER}.
 *
 * <p>Time is Flink's watermark, which here is the time that the gateway has listened to its
 * devices. Each learner has one timer, set anew only when it fires or when it would fire too late.
 *
 * @param <O> what is emitted
 * @param <L> what learns
 */
public abstract class LearnerOperator<O, L extends Learner> extends AbstractStreamOperator<O>
        implements Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1L;

    /** Longer than a machine stands still in a company's holidays. */
    public static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    private final long memoryBytes;

    private transient InternalTimerService<VoidNamespace> timers;
    private transient JournalState journals;
    private transient LiveLearners<L> live;

    /**
     * @param memoryBytes what learners in memory may take together
     */
    protected LearnerOperator(long memoryBytes) {
        this.memoryBytes = memoryBytes;
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this);
        KeyedStateStore store = getKeyedStateStore();
        journals = new JournalState(store);
        live = new LiveLearners<>(this, journals, this::save, memoryBytes);
        openState(store);
    }

    /** Opens the state of what is kept beside journals. */
    protected abstract void openState(KeyedStateStore store) throws Exception;

    /**
     * The learner as the state beside the journal and the last snapshot say, or a new one; what the
     * journal has it learns after that. The key is set.
     *
     * @return null if there can be none now, which only a timer may find
     */
    protected abstract L load(String key, JournalState journal) throws Exception;

    /** Looks at a learner that is as it was when it was saved. */
    protected void loaded(L learner) throws Exception {}

    /** Writes what is kept beside the journal. The key is set. */
    protected abstract void save(L learner) throws Exception;

    /** Clears what is kept beside the journal. The key is set. */
    protected abstract void forget(L learner) throws Exception;

    /** Does what was to be done at {@link Learner#dueMillis} of the learner. */
    protected void due(L learner) throws Exception {}

    /** State is touched for few elements, so the key is set where it is. */
    @Override
    @SuppressWarnings("rawtypes") // as Flink has it
    public final void setKeyContextElement1(StreamRecord element) {}

    /** The learner of the key, which is the last used from now on. */
    protected final L learner(String key) throws Exception {
        L held = live.use(key);
        if (held != null) {
            return held;
        }
        setCurrentKey(key);
        L learner = load(key, journals);
        if (learner != null) {
            journals.replay(learner);
            loaded(learner);
            live.hold(learner);
        }
        return learner;
    }

    /**
     * Holds the learner no longer, so that it is loaded again when it is asked for; state has all
     * of it in a snapshot. Leaves its key set.
     */
    protected final void putAside(L learner) throws Exception {
        live.putAside(learner);
    }

    /** Writes all of a learner to state, in a snapshot. Leaves its key set. */
    protected final void saveWhole(L learner) throws Exception {
        setCurrentKey(learner.key());
        journals.save(learner, true);
        save(learner);
        learner.isNowSaved();
    }

    /** The time that the gateway has listened, milliseconds; negative if it is not known yet. */
    protected final long listeningMillis() {
        return Math.max(-1, timers.currentWatermark());
    }

    /** To be called when the key of the learner was heard, and it has learnt from it. */
    protected final void heard(L learner) throws Exception {
        learner.heardAt(Math.max(0, timers.currentWatermark()));
        wakeBy(nextMillis(learner), learner);
        live.keepShort(learner);
    }

    @Override
    public final void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        long now = timer.getTimestamp();
        L learner = learner(timer.getKey());
        if (learner == null) {
            long later = now + FORGOTTEN_AFTER.toMillis();
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, later);
            return;
        }
        learner.wakeAt(Learner.NEVER);
        if (now >= learner.seenAtMillis() + FORGOTTEN_AFTER.toMillis()) {
            live.letGo(learner);
            setCurrentKey(learner.key());
            journals.clear();
            forget(learner);
            return;
        }
        if (now >= learner.dueMillis()) {
            due(learner);
        }
        wakeBy(Math.max(now + 1, nextMillis(learner)), learner);
    }

    @Override
    public final void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer is set by the wall clock");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        live.save();
    }

    private static long nextMillis(Learner learner) {
        return Math.min(learner.dueMillis(), learner.seenAtMillis() + FORGOTTEN_AFTER.toMillis());
    }

    /** Sets the learner's one timer to a time, unless it fires before that anyway. */
    private void wakeBy(long atMillis, L learner) {
        if (learner.timerAtMillis() <= atMillis) {
            return;
        }
        setCurrentKey(learner.key());
        if (learner.timerAtMillis() != Learner.NEVER) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, learner.timerAtMillis());
        }
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, atMillis);
        learner.wakeAt(atMillis);
    }
}
