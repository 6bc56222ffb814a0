package io.tidemark.edge.outbox.salvage;

import io.tidemark.edge.outbox.store.Fate;
import io.tidemark.edge.outbox.store.KindTotals;
import io.tidemark.edge.outbox.store.NumberRange;
import io.tidemark.edge.outbox.store.OutboxTotals;
import io.tidemark.edge.outbox.store.OutboxTotals.TotalsByKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was found in a file that is being rewritten, and what therefore is missing. */
final class Contents {

    /** A row takes more; so a file cannot have had more rows than its size by this. */
    private static final int SMALLEST_ROW_BYTES = 40;

    private final int version;
    private final List<NumberRange> present = new ArrayList<>();
    private final Map<String, KindTotals> found = new TreeMap<>();
    private Map<Fate, List<NumberRange>> absent = new EnumMap<>(Fate.class);
    private List<NumberRange> lost = List.of();
    private Map<String, KindTotals> told;
    private long highest;
    private long replayFloor;

    /**
     * @param version of the file
     */
    Contents(int version) {
        this.version = version;
    }

    /** Takes note of a row that is there; to be called by ascending number. */
    void add(OldRow row) {
        NumberRange.add(present, new NumberRange(row.sequence(), row.sequence()));
        found.computeIfAbsent(row.kind(), absentKind -> new KindTotals())
                .found(row.state(), row.bytes());
    }

    /**
     * Reads all but the rows, which have been read.
     *
     * @param bytes size of the file
     */
    void readRest(OldFile old, long bytes) throws SQLException {
        absent = old.absent();
        told = old.totals();
        highest = highest(old, bytes);
        List<NumberRange> missing = missing();
        if (version == 1) {
            // It kept no account of what it purged, all of which had been delivered.
            lost = NumberRange.common(missing, old.unreadable());
            absent.put(Fate.DELIVERED, NumberRange.without(missing, lost));
        } else {
            lost = missing;
            old.read("SELECT floor FROM replay", row -> replayFloor = row.getLong(1));
        }
    }

    private long highest(OldFile old, long bytes) {
        long known = lastOf(present);
        for (List<NumberRange> ranges : absent.values()) {
            known = Math.max(known, lastOf(ranges));
        }
        if (told != null) {
            return Math.max(known, told.values().stream().mapToLong(KindTotals::emitted).sum());
        }
        return old.unreadable().isEmpty() ? known : known + bytes / SMALLEST_ROW_BYTES;
    }

    private static long lastOf(List<NumberRange> ranges) {
        return ranges.isEmpty() ? 0 : ranges.get(ranges.size() - 1).last();
    }

    private List<NumberRange> missing() {
        List<NumberRange> missing = highest == 0 ? List.of() : List.of(new NumberRange(1, highest));
        missing = NumberRange.without(missing, present);
        for (List<NumberRange> ranges : absent.values()) {
            missing = NumberRange.without(missing, ranges);
        }
        return missing;
    }

    Map<Fate, List<NumberRange>> absent() {
        return absent;
    }

    /** The numbers of which nothing is known but that they were given, or may have been. */
    List<NumberRange> lost() {
        return lost;
    }

    /** Ranges of which the entry in the ledger, which has a higher number, may be lost. */
    List<NumberRange> toDeclareAgain() {
        List<NumberRange> declared = new ArrayList<>();
        for (Fate fate : List.of(Fate.FOLDED, Fate.DROPPED, Fate.DAMAGED)) {
            for (NumberRange range : absent.getOrDefault(fate, List.of())) {
                if (lastOf(lost) > range.last()) {
                    declared.add(range);
                }
            }
        }
        return declared;
    }

    long replayFloor() {
        return replayFloor;
    }

    /** The totals that agree with the rows that are left. */
    TotalsByKind totals() {
        TotalsByKind totals = new TotalsByKind();
        long sum = 0;
        if (told != null) {
            for (Map.Entry<String, KindTotals> entry : told.entrySet()) {
                KindTotals kind = totals.of(entry.getKey());
                kind.add(entry.getValue());
                kind.loseAllBut(found.getOrDefault(entry.getKey(), new KindTotals()));
                sum += kind.emitted();
            }
            totals.of(OutboxTotals.UNKNOWN).emittedAndDamaged(highest - sum);
            return totals;
        }
        found.forEach((kind, count) -> totals.of(kind).add(count));
        KindTotals unknown = totals.of(OutboxTotals.UNKNOWN);
        absent.forEach(
                (fate, ranges) ->
                        ranges.forEach(range -> unknown.emittedAndGone(fate, range.size())));
        lost.forEach(range -> unknown.emittedAndGone(Fate.DAMAGED, range.size()));
        return totals;
    }
}
