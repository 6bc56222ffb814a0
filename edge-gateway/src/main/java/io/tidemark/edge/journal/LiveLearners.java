package io.tidemark.edge.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * The learners that are held in memory. State has all of them after {@link #save}, and of one that
 * was let go. A snapshot, which takes a forest some 10 ms, is written for a learner whose journal
 * has become long, and at one checkpoint only for some of them, lest it wait for all at once.
 */
final class LiveLearners<L extends Learner> {

    /** Entries of a journal that are worth a snapshot: a forest learns them again in some 20 ms. */
    static final int LONG_JOURNAL = 512;

    /** Entries of a journal that is ended by a snapshot however many others there are. */
    static final int LONGEST_JOURNAL = 4 * LONG_JOURNAL;

    static final int SNAPSHOTS_AT_ONCE = 32;

    private static final int MOST_PENDING_BYTES = 1 << 16;

    private final KeyContext key;
    private final JournalState state;
    private final Rest<L> rest;
    private final long maximumBytes;

    /** In the order of use, the longest unused first. */
    private final LinkedHashMap<String, L> byKey = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /**
     * @param key sets the key of the state
     * @param rest writes what is kept beside the journal
     * @param maximumBytes what they may take together; the one unused for longest goes first, the
     *     last used stays
     */
    LiveLearners(KeyContext key, JournalState state, Rest<L> rest, long maximumBytes) {
        this.key = key;
        this.state = state;
        this.rest = rest;
        this.maximumBytes = maximumBytes;
    }

    /** Writes to state what a learner has beside its journal; the key is set. */
    @FunctionalInterface
    interface Rest<L> {
        void save(L learner) throws Exception;
    }

    /** The learner, which is the last used from now on; null if it is not held. */
    L use(String name) {
        return byKey.get(name);
    }

    /** Holds a learner that was made or loaded, and lets others go if it takes their place. */
    void hold(L learner) throws Exception {
        byKey.put(learner.key(), learner);
        learner.accountedBytes = learner.bytes();
        bytes += learner.accountedBytes;
        Iterator<L> longestUnused = byKey.values().iterator();
        while (bytes > maximumBytes && byKey.size() > 1) {
            L eldest = longestUnused.next();
            save(eldest, eldest.journal.entries() > LONG_JOURNAL);
            longestUnused.remove();
            bytes -= eldest.accountedBytes;
        }
    }

    /** To be called after a learner has learnt: keeps what state does not have short. */
    void keepShort(L learner) throws Exception {
        if (learner.journal.pendingBytes() > MOST_PENDING_BYTES) {
            save(learner, learner.journal.entries() > LONGEST_JOURNAL);
        }
    }

    /** Holds it no longer; state has all of it in a snapshot. Leaves its key set. */
    void putAside(L learner) throws Exception {
        key.setCurrentKey(learner.key());
        state.save(learner, true);
        rest.save(learner);
        letGo(learner);
    }

    /** Holds it no longer; state is as it is. */
    void letGo(L learner) {
        if (byKey.remove(learner.key()) != null) {
            bytes -= learner.accountedBytes;
        }
    }

    /** Writes all that state does not have. */
    void save() throws Exception {
        List<L> unsaved = new ArrayList<>();
        for (L learner : byKey.values()) {
            if (!learner.isSaved()) {
                unsaved.add(learner);
            }
        }
        unsaved.sort(Comparator.comparingInt((L learner) -> learner.journal.entries()).reversed());
        for (int i = 0; i < unsaved.size(); i++) {
            int entries = unsaved.get(i).journal.entries();
            save(
                    unsaved.get(i),
                    entries > LONGEST_JOURNAL || entries > LONG_JOURNAL && i < SNAPSHOTS_AT_ONCE);
        }
    }

    private void save(L learner, boolean whole) throws Exception {
        if (learner.isSaved()) {
            return;
        }
        key.setCurrentKey(learner.key());
        state.save(learner, whole);
        if (whole || !learner.isRestSaved()) {
            rest.save(learner);
        }
        learner.isNowSaved();
    }
}
