package io.tidemark.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QualityReviewTest {

    private static final MachineId PRESS = new MachineId("plant-a", "press-7");

    @Test
    void tellsCountsAndRangesOfEveryColumn() {
        ColumnQuality heat = column("heat", review(1, 2, 3, 6).against(null, null));

        assertThat(heat.rows()).isEqualTo(4);
        assertThat(heat.nulls()).isZero();
        assertThat(heat.minimum()).isEqualTo(1);
        assertThat(heat.maximum()).isEqualTo(6);
        assertThat(heat.mean()).isEqualTo(3);
        assertThat(heat.standardDeviation()).isCloseTo(Math.sqrt(3.5), within(1e-12));
        assertThat(heat.drift()).isNull();
        assertThat(heat.previousVersion()).isNull();
        assertThat(heat.finding()).isNull();
    }

    @Test
    void findsColumnsThatAreMostlyMissingOrNeverVary() {
        List<ColumnQuality> qualities =
                review(Double.NaN, Double.NaN, Double.NaN, 5).against(null, null);

        assertThat(column("heat", qualities).nulls()).isEqualTo(3);
        assertThat(column("heat", qualities).finding())
                .contains("3 of 4 rows have no value")
                .contains("it never varies");
    }

    @Test
    void aLabelThatMostRowsLackIsUsual() {
        assertThat(column("remaining_life_seconds", review(1, 2, 3, 4).against(null, null)))
                .satisfies(label -> assertThat(label.nulls()).isEqualTo(2))
                .satisfies(label -> assertThat(label.finding()).isNull());
    }

    @Test
    void findsValuesThatShiftedAndLeftTheirRange() {
        double[] before = new double[100];
        double[] after = new double[100];
        for (int i = 0; i < 100; i++) {
            before[i] = i % 10;
            after[i] = i % 10 + 30;
        }

        ColumnQuality heat = column("heat", review(after).against(review(before), "v1"));

        assertThat(heat.previousVersion()).isEqualTo("v1");
        assertThat(heat.drift()).isGreaterThan(0.25);
        assertThat(heat.finding())
                .contains("the values have shifted")
                .contains("it reaches from 30.0 to 39.0, before from 0.0 to 9.0");
    }

    @Test
    void findsColumnsThatAreGone() {
        ColumnQuality heat =
                column("heat", review(Double.NaN, Double.NaN).against(review(1, 2), "v1"));

        assertThat(heat.nulls()).isEqualTo(2);
        assertThat(heat.minimum()).isNull();
        assertThat(heat.finding()).isEqualTo("no row has it any more");
    }

    private static ColumnQuality column(String name, List<ColumnQuality> qualities) {
        return qualities.stream()
                .filter(quality -> quality.columnName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** An example for each value, every second with a label; NaN for none. */
    private static QualityReview review(double... heat) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < heat.length; i++) {
            TreeMap<String, Double> features = new TreeMap<>();
            if (!Double.isNaN(heat[i])) {
                features.put("heat", heat[i]);
            }
            Double life = i % 2 == 0 ? Double.valueOf(100 + i) : null;
            examples.add(
                    new Example("press", PRESS, 0, i, i, i, features, life, 100 + i, null, false));
        }
        return QualityReview.of(examples::forEach);
    }
}
