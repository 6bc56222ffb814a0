package io.tidemark.it.faults;

import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import io.tidemark.events.LedgerAction;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.UplinkEntry;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
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
    private final Map<Long, byte[]> bytes = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private int repetitions;

    private Stored() {}

    /** From the batches that reached the endpoint; what is in them twice is a repetition. */
    static Stored of(List<byte[]> batches) throws UndecodableEventException {
        Stored stored = new Stored();
        for (byte[] batch : batches) {
            for (UplinkEntry entry : EventCodec.decodeBatch(batch).getEntries()) {
                byte[] event = new byte[entry.getEvent().remaining()];
                entry.getEvent().duplicate().get(event);
                if (!stored.repeats(entry.getSequence(), event)) {
                    stored.enter(entry.getSequence(), EventCodec.decode(event));
                }
            }
        }
        return stored;
    }

    /** From rows of tables, where nothing may be twice. */
    static Stored ofRows(List<Map.Entry<Long, SpecificRecord>> rows) {
        Stored stored = new Stored();
        for (Map.Entry<Long, SpecificRecord> row : rows) {
            if (stored.bySequence.containsKey(row.getKey())) {
                stored.conflicts.add("number " + row.getKey() + " is in two rows: " + row);
            } else {
                stored.enter(row.getKey(), row.getValue());
            }
        }
        return stored;
    }

    private boolean repeats(long sequence, byte[] event) {
        byte[] before = bytes.putIfAbsent(sequence, event);
        if (before == null) {
            return false;
        }
        repetitions++;
        if (!Arrays.equals(before, event)) {
            conflicts.add("number " + sequence + " arrived with two events");
        }
        return true;
    }

    private void enter(long sequence, SpecificRecord event) {
        Long other = sequences.putIfAbsent(EventId.of(event), sequence);
        if (other == null) {
            bySequence.put(sequence, event);
        } else {
            conflicts.add(
                    "numbers " + other + " and " + sequence + " are the same event: " + event);
        }
    }

    /** The events of a kind, without those that are declared to be in a coarser one. */
    <T extends SpecificRecord> List<T> all(Class<T> kind) {
        Set<Long> folded = declared(LedgerAction.FOLDED);
        return bySequence.entrySet().stream()
                .filter(entry -> !folded.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(Collectors.toList());
    }

    /** The newest revision of each window, the shortest windows first. */
    List<WindowSummary> windows() {
        Map<List<Object>, WindowSummary> newest = new HashMap<>();
        for (WindowSummary summary : all(WindowSummary.class)) {
            newest.merge(
                    List.of(
                            summary.getMachine(),
                            summary.getSensor(),
                            summary.getWindowStart(),
                            summary.getWindowEnd()),
                    summary,
                    (one, other) -> one.getRevision() > other.getRevision() ? one : other);
        }
        return newest.values().stream()
                .sorted(Comparator.comparing(Stored::length))
                .collect(Collectors.toList());
    }

    static Duration length(WindowSummary summary) {
        return Duration.between(summary.getWindowStart(), summary.getWindowEnd());
    }

    /** How many readings the windows and the refused ones make up. */
    long readings() {
        return all(RejectedReading.class).size()
                + windows().stream().mapToLong(WindowSummary::getCount).sum();
    }

    /** The numbers that the gateway declares to have lost; some of them may have arrived before. */
    Set<Long> declaredLost() {
        return declared(EnumSet.complementOf(EnumSet.of(LedgerAction.FOLDED)));
    }

    /** All numbers that the gateway declares. */
    Set<Long> declared() {
        return declared(EnumSet.allOf(LedgerAction.class));
    }

    /** The numbers that the gateway declares so. */
    Set<Long> declared(LedgerAction action) {
        return declared(EnumSet.of(action));
    }

    private Set<Long> declared(Set<LedgerAction> actions) {
        Set<Long> declared = new HashSet<>();
        for (SpecificRecord event : bySequence.values()) {
            if (event instanceof LedgerEntry entry && actions.contains(entry.getAction())) {
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
