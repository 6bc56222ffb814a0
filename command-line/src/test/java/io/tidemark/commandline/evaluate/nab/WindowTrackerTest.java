package io.tidemark.commandline.evaluate.nab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowTrackerTest {

    @Test
    void takesBothEndsIn() {
        WindowTracker tracker = tracker(new LabelledSpan(2, 4), new LabelledSpan(6, 6));

        assertThat(inside(tracker, 1, 2, 3, 4, 5, 6, 7))
                .containsExactly(false, true, true, true, false, true, false);
        assertThat(tracker.windows()).containsExactly(new RowWindow(1, 3), new RowWindow(5, 5));
    }

    @Test
    void takesTheRowsBetweenWhereTheEndsHaveNone() {
        WindowTracker tracker = tracker(new LabelledSpan(15, 35));

        assertThat(inside(tracker, 10, 20, 30, 40)).containsExactly(false, true, true, false);
        assertThat(tracker.windows()).containsExactly(new RowWindow(1, 2));
    }

    @Test
    void endsAtTheFirstOfRowsThatRepeatTheEnd() {
        WindowTracker tracker = tracker(new LabelledSpan(2, 3));

        assertThat(inside(tracker, 1, 2, 3, 3, 4)).containsExactly(false, true, true, false, false);
    }

    @Test
    void keepsToItsWindowWhenTimeGoesBack() {
        WindowTracker tracker = tracker(new LabelledSpan(3, 5));

        assertThat(inside(tracker, 3, 4, 2, 5, 4)).containsExactly(true, true, true, true, false);
        assertThat(tracker.windows()).containsExactly(new RowWindow(0, 3));
    }

    @Test
    void endsAWindowWithTheSeriesAndForgetsOneWithoutRows() {
        WindowTracker tracker = tracker(new LabelledSpan(2, 3), new LabelledSpan(10, 99));

        assertThat(inside(tracker, 1, 5, 11)).containsExactly(false, false, true);
        assertThat(tracker.windows()).containsExactly(new RowWindow(2, 2));
    }

    private static WindowTracker tracker(LabelledSpan... spans) {
        return new WindowTracker(List.of(spans));
    }

    private static List<Boolean> inside(WindowTracker tracker, long... millis) {
        return LongStream.of(millis).mapToObj(tracker::inside).toList();
    }
}
