package io.tidemark.it.faults;

import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.UplinkEntry;
import io.tidemark.events.WindowSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * What arrived, as the cloud would store it: one event for each id. Whatever arrived twice and was
 * not the same is a conflict.
 */
final class Stored {

    private final TreeMap<Long, SpecificRecord> bySequence = new TreeMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private int repetitions;

    private Stored() {}

    static Stored of(List<byte[]> batches) throws UndecodableEventException {
        Stored stored = new Stored();
        Map<Long, byte[]> bytes = new HashMap<>();
        Map<String, Long> sequences = new HashMap<>();
        for (byte[] batch : batches) {
            for (UplinkEntry entry : EventCodec.decodeBatch(batch).getEntries()) {
                stored.enter(entry, bytes, sequences);
            }
        }
        return stored;
    }

    private void enter(UplinkEntry entry, Map<Long, byte[]> bytes, Map<String, Long> sequences)
            throws UndecodableEventException {
        long sequence = entry.getSequence();
        byte[] event = new byte[entry.getEvent().remaining()];
        entry.getEvent().duplicate().get(event);
        SpecificRecord decoded = EventCodec.decode(event);
        byte[] before = bytes.putIfAbsent(sequence, event);
        if (before != null) {
            repetitions++;
            if (!Arrays.equals(before, event)) {
                conflicts.add("number " + sequence + " arrived with two events: " + decoded);
            }
            return;
        }
        Long other = sequences.putIfAbsent(EventId.of(decoded), sequence);
        if (other == null) {
            bySequence.put(sequence, decoded);
        } else {
            conflicts.add(
                    "numbers " + other + " and " + sequence + " are the same event: " + decoded);
        }
    }

    /** The events of a kind that are not declared as counted elsewhere, by their numbers. */
    <T extends SpecificRecord> List<T> all(Class<T> kind) {
        Set<Long> declared = declared();
        return bySequence.entrySet().stream()
                .filter(entry -> !declared.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(Collectors.toList());
    }

    /** The newest revision of each window that is not declared as counted elsewhere. */
    Collection<WindowSummary> windows() {
        Map<String, WindowSummary> newest = new TreeMap<>();
        for (WindowSummary summary : all(WindowSummary.class)) {
            newest.merge(
                    summary.getMachine()
                            + "/"
                            + summary.getSensor()
                            + "/"
                            + summary.getWindowStart().toEpochMilli(),
                    summary,
                    (one, other) -> one.getRevision() > other.getRevision() ? one : other);
        }
        return newest.values();
    }

    /** How many readings the windows and the refused ones make up. */
    long readings() {
        return all(RejectedReading.class).size()
                + windows().stream().mapToLong(WindowSummary::getCount).sum();
    }

    /** The numbers that the gateway declares as not delivered. */
    Set<Long> declared() {
        Set<Long> declared = new HashSet<>();
        for (SpecificRecord event : bySequence.values()) {
            if (event instanceof LedgerEntry entry) {
                for (long number = entry.getFirstSequence();
                        number <= entry.getLastSequence();
                        number++) {
                    declared.add(number);
                }
            }
        }
        return declared;
    }

    /** Numbers from 1 to the highest that neither arrived nor are declared. */
    List<Long> unexplained() {
        Set<Long> declared = declared();
        List<Long> unexplained = new ArrayList<>();
        for (long number = 1; number <= highest(); number++) {
            if (!bySequence.containsKey(number) && !declared.contains(number)) {
                unexplained.add(number);
            }
        }
        return unexplained;
    }

    long highest() {
        return bySequence.isEmpty() ? 0 : bySequence.lastKey();
    }

    List<String> conflicts() {
        return conflicts;
    }

    /** How many events arrived again, the same as before. */
    int repetitions() {
        return repetitions;
    }
}
