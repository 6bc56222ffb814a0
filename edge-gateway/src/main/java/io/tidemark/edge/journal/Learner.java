package io.tidemark.edge.journal;

/** Something in memory that learns from what its key hears, and what state does not know yet. */
public abstract class Learner {

    static final long NEVER = Long.MAX_VALUE;

    private final String key;
    final Journal journal = new Journal();
    private long seenAtMillis;
    private long timerAtMillis = NEVER;

    /** Whether state has all of it. */
    private boolean saved = true;

    /** Whether state has what is kept beside the journal and its blocks. */
    private boolean restSaved;

    /** What it counts as among those in memory. */
    long accountedBytes;

    /**
     * @param key of its state
     */
    protected Learner(String key) {
        this.key = key;
    }

    public final String key() {
        return key;
    }

    /** When its key was heard last, listening time, milliseconds. */
    public final long seenAtMillis() {
        return seenAtMillis;
    }

    /** When its timer fires, listening time, milliseconds; Long.MAX_VALUE if none is set. */
    public final long timerAtMillis() {
        return timerAtMillis;
    }

    /** Takes over what state knows beside the journal. */
    protected final void restored(long seenAt, long timerAt) {
        seenAtMillis = seenAt;
        timerAtMillis = timerAt;
        restSaved = true;
    }

    /** Everything that it has learnt. */
    protected abstract byte[] snapshot();

    /** About what it takes in memory. */
    protected abstract long bytes();

    /**
     * Learns once more what it had learnt before; what it says of it has been said.
     *
     * @param values none if nothing came until the time
     */
    protected abstract void replay(long timeMillis, double[] values);

    /** When something is to be done if nothing is heard, listening time; NEVER for nothing. */
    protected long dueMillis() {
        return NEVER;
    }

    /** Notes what it has just learnt from. */
    protected final void learnt(long timeMillis, double value) {
        journal.append(timeMillis, value);
        saved = false;
    }

    /** Notes what it has just learnt from. */
    protected final void learnt(long timeMillis, double... values) {
        journal.append(timeMillis, values);
        saved = false;
    }

    /** Notes that what state has beside the journal is to be written. */
    protected final void changed() {
        restSaved = false;
        saved = false;
    }

    final void heardAt(long listeningMillis) {
        seenAtMillis = listeningMillis;
        // A block of the journal tells it too.
        if (journal.pendingBytes() == 0) {
            changed();
        }
    }

    final void wakeAt(long listeningMillis) {
        timerAtMillis = listeningMillis;
        changed();
    }

    /** Takes a block of its journal in, as state has it. */
    final void replay(byte[] block) {
        seenAtMillis = journal.replay(block, this::replay);
    }

    final boolean isSaved() {
        return saved;
    }

    final boolean isRestSaved() {
        return restSaved;
    }

    final void isNowSaved() {
        saved = true;
        restSaved = true;
    }
}
