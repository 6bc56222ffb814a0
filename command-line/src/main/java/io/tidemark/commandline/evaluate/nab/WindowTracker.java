package io.tidemark.commandline.evaluate.nab;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns labelled stretches of time into rows while a series is read: a window begins with the first
 * row that is not before its start and ends with the first row at its end, or before the first row
 * after it. A window without rows is none.
 */
final class WindowTracker {

    private final List<LabelledSpan> spans;
    private final List<RowWindow> windows = new ArrayList<>();
    private int next;
    private int row;
    private int first = -1;

    WindowTracker(List<LabelledSpan> spans) {
        this.spans = spans;
    }

    /** Takes the next row; whether it is in a window. */
    boolean inside(long millis) {
        while (next < spans.size() && millis > spans.get(next).endMillis()) {
            end(row - 1);
        }
        boolean inside =
                next < spans.size() && (first >= 0 || millis >= spans.get(next).startMillis());
        if (inside && first < 0) {
            first = row;
        }
        if (inside && millis == spans.get(next).endMillis()) {
            end(row);
        }
        row++;
        return inside;
    }

    /** The windows of all rows taken; to be asked after the last row. */
    List<RowWindow> windows() {
        if (first >= 0) {
            end(row - 1);
        }
        return List.copyOf(windows);
    }

    private void end(int last) {
        if (first >= 0) {
            windows.add(new RowWindow(first, last));
        }
        first = -1;
        next++;
    }
}
