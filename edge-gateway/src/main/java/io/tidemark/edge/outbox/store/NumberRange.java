package io.tidemark.edge.outbox.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Adjoining sequence numbers.
 *
 * @param first the lowest, &gt;= 1
 * @param last the highest, &gt;= first
 */
public record NumberRange(long first, long last) {

    /** How many numbers it has. */
    public long size() {
        return last - first + 1;
    }

    /** The numbers, which ascend, as the fewest ranges. */
    static List<NumberRange> of(Iterable<Long> ascending) {
        List<NumberRange> ranges = new ArrayList<>();
        for (long number : ascending) {
            add(ranges, new NumberRange(number, number));
        }
        return ranges;
    }

    /** Adds a range above all others to them, joined to the last if it adjoins. */
    public static void add(List<NumberRange> ranges, NumberRange next) {
        int end = ranges.size() - 1;
        if (end >= 0 && ranges.get(end).last() + 1 == next.first()) {
            ranges.set(end, new NumberRange(ranges.get(end).first(), next.last()));
        } else {
            ranges.add(next);
        }
    }

    /** The numbers of the ranges that are in none of the others; all ascend. */
    public static List<NumberRange> without(List<NumberRange> ranges, List<NumberRange> others) {
        List<NumberRange> left = new ArrayList<>();
        int other = 0;
        for (NumberRange range : ranges) {
            long from = range.first();
            while (other > 0 && others.get(other - 1).last() >= from) {
                other--;
            }
            while (from <= range.last()) {
                while (other < others.size() && others.get(other).last() < from) {
                    other++;
                }
                boolean more = other < others.size() && others.get(other).first() <= range.last();
                long to = more ? others.get(other).first() - 1 : range.last();
                if (from <= to) {
                    left.add(new NumberRange(from, to));
                }
                from = more ? others.get(other).last() + 1 : range.last() + 1;
            }
        }
        return left;
    }

    /** The numbers that are in the ranges and in the others; all ascend. */
    public static List<NumberRange> common(List<NumberRange> ranges, List<NumberRange> others) {
        return without(ranges, without(ranges, others));
    }
}
