package io.tidemark.cloud.ingest;

import io.tidemark.events.LedgerEntry;
import org.apache.avro.specific.SpecificRecord;

/**
 * The sequence numbers that an outbox gives: from 1, and never as many as a double counts exactly.
 * With others one gateway could break the sums over all numbers of all gateways.
 */
final class Sequences {

    private static final long HIGHEST = 1L << 53;

    private Sequences() {}

    static boolean possible(long sequence) {
        return sequence >= 1 && sequence <= HIGHEST;
    }

    /**
     * Refuses an event with an impossible number.
     *
     * @param event whose own numbers count too, if it declares a range of them
     * @param bytes of the event
     */
    static void requirePossible(long sequence, SpecificRecord event, byte[] bytes)
            throws RefusedException {
        require(possible(sequence), "sequence is " + sequence, bytes);
        if (event instanceof LedgerEntry) {
            LedgerEntry entry = (LedgerEntry) event;
            require(
                    possible(entry.getFirstSequence())
                            && possible(entry.getLastSequence())
                            && entry.getFirstSequence() <= entry.getLastSequence(),
                    "declares " + entry.getFirstSequence() + " to " + entry.getLastSequence(),
                    bytes);
        }
    }

    private static void require(boolean possible, String found, byte[] bytes)
            throws RefusedException {
        if (!possible) {
            throw new RefusedException(
                    QuarantineReason.IMPOSSIBLE_SEQUENCE,
                    found + ", expected numbers from 1 to " + HIGHEST + ", ascending",
                    bytes);
        }
    }
}
