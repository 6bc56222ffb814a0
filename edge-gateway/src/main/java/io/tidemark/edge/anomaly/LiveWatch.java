package io.tidemark.edge.anomaly;

import io.tidemark.edge.journal.Learner;
import io.tidemark.events.Anomaly;
import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.Watch;
import java.util.Optional;

/** A sensor or machine that is watched, in memory. */
public abstract class LiveWatch extends Learner {

    /** Whether an incident was said to be open that it does not know of. */
    boolean abandoned;

    /** The last that was said of its last incident; null if nothing was. */
    Anomaly said;

    private final Watch watch;

    /**
     * @param watch null if nothing watches it
     */
    protected LiveWatch(String key, Watch watch) {
        super(key);
        this.watch = watch;
    }

    /** Judges again what was judged before; only if it is watched. */
    protected abstract void judgeAgain(long timeMillis, double[] values);

    /** What a message about the watch says of it. */
    protected abstract Subject subject();

    protected final boolean isWatched() {
        return watch != null;
    }

    /** What is new as nothing came up to the event time. */
    final Optional<IncidentChange> silence(long atMillis) {
        learnt(atMillis);
        return watch.silence(atMillis);
    }

    /** Event time at which silence means something; {@link Long#MAX_VALUE} for never. */
    final long silenceAt() {
        return watch == null ? Long.MAX_VALUE : watch.silenceAt();
    }

    /** Whether the watch knows of an incident that is not over. */
    final boolean knowsOfAnIncident() {
        return watch != null && watch.incidentOpen();
    }

    @Override
    protected final void replay(long timeMillis, double[] values) {
        if (watch == null) {
            return;
        }
        if (values.length == 0) {
            watch.silence(timeMillis);
        } else {
            judgeAgain(timeMillis, values);
        }
    }

    @Override
    protected final byte[] snapshot() {
        return watch == null ? new byte[0] : watch.snapshot();
    }

    /** The silence that means something by event time lasts as long by listening time. */
    @Override
    protected final long dueMillis() {
        long at = silenceAt();
        return at == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : seenAtMillis() + Math.max(0, at - watch.newestMillis());
    }
}
