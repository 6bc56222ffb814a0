package io.tidemark.it.faults;

import io.tidemark.events.WindowSummary;
import io.tidemark.it.SentReading;
import io.tidemark.it.WindowOracle;
import io.tidemark.it.WindowRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The windows of the readings, taken away one by one as they turn up. A summary of a longer window
 * takes all that is left in it.
 */
final class ExpectedWindows {

    private static final double RELATIVE = 1e-9;

    private final List<WindowRow> left;

    ExpectedWindows(List<SentReading> readings) {
        left = new ArrayList<>(new WindowOracle(Measurements.WINDOW_MILLIS).windowsOf(readings));
    }

    /** Takes what the summary is of; says what is wrong with it. Shorter windows come first. */
    Optional<String> take(WindowSummary found) {
        List<WindowRow> rows = new ArrayList<>();
        for (Iterator<WindowRow> rest = left.iterator(); rest.hasNext(); ) {
            WindowRow row = rest.next();
            if (isIn(found, row)) {
                rows.add(row);
                rest.remove();
            }
        }
        if (rows.isEmpty()) {
            return Optional.of("a window of no readings: " + found);
        }
        return same(rows, found)
                ? Optional.empty()
                : Optional.of("expected " + rows + ", found " + found);
    }

    /** What did not turn up. */
    List<String> missing() {
        return left.stream().map(row -> "missing: " + row).collect(Collectors.toList());
    }

    private static boolean isIn(WindowSummary found, WindowRow row) {
        return row.machine().equals(found.getMachine())
                && row.sensor().equals(found.getSensor())
                && row.windowStartMillis() >= found.getWindowStart().toEpochMilli()
                && row.windowEndMillis() <= found.getWindowEnd().toEpochMilli();
    }

    private static boolean same(List<WindowRow> rows, WindowSummary found) {
        long count = rows.stream().mapToLong(WindowRow::count).sum();
        double sum = rows.stream().mapToDouble(row -> row.count() * row.mean()).sum();
        double squares = rows.stream().mapToDouble(ExpectedWindows::squares).sum();
        double mean = sum / count;
        return count == found.getCount()
                && close(mean, found.getMean())
                && close(Math.sqrt(squares / count - mean * mean), found.getStandardDeviation())
                && rows.stream().mapToDouble(WindowRow::min).min().orElseThrow() == found.getMin()
                && rows.stream().mapToDouble(WindowRow::max).max().orElseThrow() == found.getMax()
                && rows.get(rows.size() - 1).last() == found.getLast();
    }

    /** The sum of the squared values. */
    private static double squares(WindowRow row) {
        double deviation = row.standardDeviation();
        return row.count() * (deviation * deviation + row.mean() * row.mean());
    }

    private static boolean close(double one, double other) {
        return Math.abs(one - other) <= RELATIVE * Math.max(1, Math.abs(one));
    }
}
