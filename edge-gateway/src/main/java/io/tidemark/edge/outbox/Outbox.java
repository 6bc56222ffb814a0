package io.tidemark.edge.outbox;

import io.tidemark.edge.outbox.file.OutboxDatabase;
import io.tidemark.edge.outbox.salvage.Salvage;
import io.tidemark.edge.outbox.store.OutboxStore;
import io.tidemark.edge.outbox.store.Replay;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Where results wait for the network: durable, in one SQLite file.
 *
 * <p>Every call is all or nothing, and what it changed survives the loss of power once it returned.
 * Sequence numbers count from 1 without gaps and are never given twice. A second result with the id
 * of one that a replay may bring again is ignored, so that results that are computed again after a
 * crash are neither stored nor sent twice.
 *
 * <p>Every number is accounted for: its result waits, was delivered, or is declared in the ledger,
 * whose entries are results like others. That holds for a damaged file too, which is replaced by
 * what of it can be read.
 *
 * <p>Thread-safe: calls on one instance take turns. Threads that shall not wait for each other open
 * an instance each on the same file; readers then never wait for writers. All instances are in one
 * process. Every method throws {@link OutboxException} if the file cannot be read or written.
 */
public final class Outbox implements AutoCloseable {

    /** As long as the job remembers a sensor of which nothing comes. */
    static final Duration LONGEST_INCIDENT = Duration.ofDays(30);

    private static final int PURGED_AT_ONCE = 5_000;
    private static final String UNNAMED = "unnamed";

    private final OutboxStore store;
    private final Clock clock;

    Outbox(OutboxDatabase database, String gateway, Clock clock) {
        this.store = new OutboxStore(database, gateway, clock);
        this.clock = clock;
    }

    /**
     * Opens the outbox in the file, creating both if absent. A file of an earlier release is
     * rewritten, which takes room for a second one.
     *
     * @param gateway thing name of the gateway, which signs the ledger
     * @param clock the gateway's clock, which stamps when results came and went
     */
    public static Outbox open(Path file, String gateway, Clock clock) {
        return new Outbox(
                OutboxDatabase.open(file, new Salvage(gateway, clock)::rebuild), gateway, clock);
    }

    /** Opens an outbox whose ledger, if it comes to that, is signed by nobody. */
    public static Outbox open(Path file, Clock clock) {
        return open(file, UNNAMED, clock);
    }

    /**
     * Stores the entries, in one transaction and in their order.
     *
     * @return how many were new; the others' ids are known and they are ignored
     */
    public int append(Collection<OutboxEntry> entries) {
        return store.append(entries);
    }

    /**
     * Stores an entry that tells of the outbox itself: it is made of the counts as they are just
     * before it is entered, and no replay brings it again.
     */
    public void append(Function<OutboxCounts, OutboxEntry> entry) {
        store.append(entry);
    }

    /** A walk over the results that wait, in the order of delivery, from its beginning. */
    public DeliveryOrder deliveryOrder() {
        return new DeliveryOrder(store);
    }

    /**
     * Results that are about to be sent: they are neither folded nor dropped until they are
     * settled.
     *
     * @return those that still wait; the others were folded or dropped since they were read, and
     *     are not to be sent
     */
    public List<OutboxResult> sending(Collection<OutboxResult> results) {
        return store.sending(results);
    }

    /** Results that are not being sent any more, delivered or not. */
    public void notSending(Collection<OutboxResult> results) {
        store.notSending(results);
    }

    /**
     * Records that the results were delivered. What remains of each is a tombstone (id, sequence,
     * kind; the event too of an anomaly) until it is purged. Results that were delivered before, or
     * set aside, are left as they are.
     */
    public void markDelivered(Collection<OutboxResult> delivered) {
        store.noteStanding(delivered);
        store.change(
                "mark " + delivered.size() + " results delivered",
                change -> {
                    for (OutboxResult result : delivered) {
                        change.deliver(result);
                    }
                    return delivered.size();
                });
    }

    /**
     * Takes a result that can never be delivered out of the way of the others; it stays stored,
     * with the reason, and is declared in the ledger.
     */
    public void setAside(OutboxResult result, String reason) {
        store.change(
                "set result " + result.sequence() + " aside",
                change -> {
                    change.setAside(result, reason);
                    return 1;
                });
    }

    /**
     * Forgets results that were delivered longer than the retention ago and that no replay can
     * bring again: the oldest first, and not more at once than keeps others waiting a moment. The
     * newest message of an open incident stays, for {@link #LONGEST_INCIDENT} at most.
     *
     * @return how many were forgotten; 0 if no more were that old
     */
    public int purge(Duration retention) {
        long now = clock.millis();
        return store.purge(
                now - retention.toMillis(), now - LONGEST_INCIDENT.toMillis(), PURGED_AT_ONCE);
    }

    /** The counts of this moment; cheap, whatever the outbox holds. */
    public OutboxCounts counts() {
        return store.counts();
    }

    /**
     * Anomalies with a higher sequence number, ascending: those that wait, and those delivered
     * within the retention.
     */
    public List<OutboxResult> anomalies(long after, int maximumRows) {
        return store.anomalies(after, maximumRows);
    }

    /** How things are now, by the results. */
    public Standing standing() {
        return store.standing();
    }

    /** The highest sequence number ever given; 0 before the first. */
    public long lastSequence() {
        return store.lastSequence();
    }

    /**
     * Notes a complete checkpoint of the job. Results from before the oldest that may be restored
     * cannot come again: their ids are forgotten, and they may be folded or dropped.
     *
     * @param sequence the highest sequence number when the checkpoint was taken
     * @param retained how many complete checkpoints may be restored, &gt;= 1
     */
    public void checkpointCompleted(long sequence, int retained) {
        new Replay(store).completed(sequence, retained);
    }

    /**
     * Notes that the job goes on from a checkpoint. Numbers up to its own that are not here were
     * lost with the end of the journal; they are declared and not given again.
     *
     * @param sequence the highest sequence number when the checkpoint was taken; 0 if the job
     *     starts with nothing
     */
    public void restored(long sequence) {
        new Replay(store).restored(sequence);
    }

    /** Where those who look after the outbox find it. */
    OutboxStore store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
