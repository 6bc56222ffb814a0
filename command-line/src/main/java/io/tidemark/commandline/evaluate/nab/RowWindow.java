package io.tidemark.commandline.evaluate.nab;

/**
 * A labelled window as rows of a series.
 *
 * @param first index of its first row, from 0
 * @param last index of its last row, not before the first
 */
record RowWindow(int first, int last) {

    RowWindow {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("window from row " + first + " to row " + last);
        }
    }

    int rows() {
        return last - first + 1;
    }

    boolean contains(int row) {
        return row >= first && row <= last;
    }
}
