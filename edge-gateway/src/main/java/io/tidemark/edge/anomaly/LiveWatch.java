package io.tidemark.edge.anomaly;

import io.tidemark.edge.journal.Learner;
import io.tidemark.events.Anomaly;
import io.tidemark.models.anomaly.IncidentChange;
import java.util.Optional;

/** A sensor or machine that is watched, in memory. */
public abstract class LiveWatch extends Learner {

    /** Whether an incident was said to be open that it does not know of. */
    boolean abandoned;

    /** The last that was said of its last incident; null if nothing was. */
    Anomaly said;

    protected LiveWatch(String key) {
        super(key);
    }

    /** Event time of what was heard newest, milliseconds since the epoch. */
    protected abstract long newestMillis();

    /** Event time at which silence means something; {@link Long#MAX_VALUE} for never. */
    protected abstract long silenceAt();

    /** What is new as nothing came up to the event time. */
    protected abstract Optional<IncidentChange> silence(long atMillis);

    /** Whether the watch knows of an incident that is not over. */
    protected abstract boolean knowsOfAnIncident();

    /** What a message about the watch says of it. */
    protected abstract Subject subject();

    /** The silence that means something by event time lasts as long by listening time. */
    @Override
    protected final long dueMillis() {
        long at = silenceAt();
        return at == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : seenAtMillis() + Math.max(0, at - newestMillis());
    }
}
