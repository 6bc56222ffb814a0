package io.tidemark.edge.anomaly;

import io.tidemark.edge.journal.JournalState;
import io.tidemark.edge.journal.LearnerOperator;
import io.tidemark.events.Anomaly;
import io.tidemark.models.anomaly.IncidentChange;
import java.util.Optional;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what it is keyed by and tells of incidents. What was said last of the last incident of a
 * key is in state, so that an incident has the same name in all its messages, and a watch that was
 * changed between two starts leaves none open.
 *
 * @param <T> what is judged
 * @param <W> what watches
 */
public abstract class WatchOperator<T, W extends LiveWatch> extends LearnerOperator<Anomaly, W>
        implements OneInputStreamOperator<T, Anomaly> {

    private static final long serialVersionUID = 1L;

    private static final Logger FOUND = LoggerFactory.getLogger("io.tidemark.edge.anomaly");

    private final String gateway;

    private transient Announcer announcer;
    private transient ValueState<Anomaly> said;

    /**
     * @param memoryBytes what watches in memory may take together
     */
    protected WatchOperator(String gateway, long memoryBytes) {
        super(memoryBytes);
        this.gateway = gateway;
    }

    @Override
    protected void openState(KeyedStateStore store) {
        announcer = new Announcer(gateway);
        said =
                store.getState(
                        new ValueStateDescriptor<>("said", TypeInformation.of(Anomaly.class)));
    }

    @Override
    protected final W load(String key, JournalState journal) throws Exception {
        W watch = loadWatch(key, journal);
        watch.said = said.value();
        return watch;
    }

    @Override
    protected final void loaded(W watch) {
        watch.abandoned = Announcer.isOpen(watch.said) && !watch.knowsOfAnIncident();
    }

    /** As {@link #load}. */
    protected abstract W loadWatch(String key, JournalState journal) throws Exception;

    /** Clears what is kept beside the journal and the incident. The key is set. */
    protected abstract void forgetWatch(W watch) throws Exception;

    /**
     * Notes that something was heard and judged, and tells the news.
     *
     * @param eventTimeMillis when it was measured, milliseconds since the epoch
     * @param sequence the device's number of it; null if there is none
     */
    protected final void heard(
            W watch, Optional<IncidentChange> change, long eventTimeMillis, Long sequence)
            throws Exception {
        if (watch.abandoned) {
            watch.abandoned = false;
            say(watch, Announcer.abandon(watch, eventTimeMillis));
        }
        if (change.isPresent()) {
            say(watch, announcer.announce(watch, change.get(), eventTimeMillis, sequence));
        }
        heard(watch);
    }

    @Override
    protected final void due(W watch) throws Exception {
        long atMillis = watch.silenceAt();
        Optional<IncidentChange> change = watch.silence(atMillis);
        if (change.isPresent()) {
            say(watch, announcer.announce(watch, change.get(), atMillis, null));
        }
    }

    @Override
    protected final void forget(W watch) throws Exception {
        said.clear();
        forgetWatch(watch);
    }

    private void say(W watch, Anomaly anomaly) throws Exception {
        if (anomaly == null) {
            return;
        }
        setCurrentKey(watch.key());
        said.update(anomaly);
        FOUND.info(
                "{}: {} since {}, {} {}, value {}, score {}, threshold {}",
                watch.key(),
                anomaly.getPhase(),
                anomaly.getOpenedAt(),
                anomaly.getSeverity(),
                anomaly.getReason(),
                anomaly.getValue(),
                anomaly.getScore(),
                anomaly.getThreshold());
        output.collect(new StreamRecord<>(anomaly));
    }
}
