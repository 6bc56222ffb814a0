package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LightGbmTest {

    private static final int COLUMNS = 4;
    private static final int ROWS = 2_000;
    private static final String PARAMETERS =
            "objective=regression num_leaves=12 min_data_in_leaf=5 verbosity=-1 num_threads=1"
                    + " deterministic=true seed=5 bagging_fraction=0.7 bagging_freq=1";

    @Test
    void walksTreesToWhatTheNativeLibraryPredicts() throws LGBMException {
        // NaN in training in two columns only: the others take the library's other path for it.
        double[] training = rows(1, 2);
        String text =
                LightGbm.trainText(training, COLUMNS, labels(training), ones(), PARAMETERS, 40);
        double[] asked = rows(2, COLUMNS);
        asked[0] = Double.MAX_VALUE;
        asked[COLUMNS + 1] = -Double.MAX_VALUE;
        asked[2 * COLUMNS + 2] = 0;
        asked[3 * COLUMNS + 2] = -0.0;

        BoostedTrees trees = LightGbm.parse(text);

        double[] expected;
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(text)) {
            expected =
                    booster.predictForMat(
                            asked, ROWS, COLUMNS, true, PredictionType.C_API_PREDICT_NORMAL);
        }
        assertThat(trees.size()).isEqualTo(40);
        for (int row = 0; row < ROWS; row++) {
            double[] features = Arrays.copyOfRange(asked, row * COLUMNS, (row + 1) * COLUMNS);
            assertThat(trees.predict(features)).isCloseTo(expected[row], within(1e-12));
        }
    }

    @Test
    void splitsWhatIsMissingFromAllElse() throws LGBMException {
        double[] training = rows(1, 2);
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = Double.isNaN(training[row * COLUMNS]) ? 9 : 1;
        }

        String text = LightGbm.trainText(training, COLUMNS, labels, ones(), PARAMETERS, 100);

        assertThat(text).containsPattern("threshold=([^\n]* )?inf");
        BoostedTrees trees = LightGbm.parse(text);
        assertThat(trees.predict(new double[] {Double.NaN, 0, 0, 0})).isCloseTo(9, within(0.1));
        for (double value : new double[] {-Double.MAX_VALUE, -3, 0, 3, Double.MAX_VALUE}) {
            assertThat(trees.predict(new double[] {value, 0, 0, 0})).isCloseTo(1, within(0.1));
        }
    }

    @Test
    void trainsTheSameTreesFromTheSameRows() {
        double[] rows = rows(1, 2);

        assertThat(LightGbm.trainText(rows, COLUMNS, labels(rows), ones(), PARAMETERS, 20))
                .isEqualTo(LightGbm.trainText(rows, COLUMNS, labels(rows), ones(), PARAMETERS, 20));
    }

    @Test
    void tellsTheMeanIfNothingCanBeLearnt() {
        float[] labels = new float[ROWS];
        Arrays.fill(labels, 3.5f);

        BoostedTrees trees =
                LightGbm.train(new double[ROWS * COLUMNS], COLUMNS, labels, ones(), PARAMETERS, 3);

        assertThat(trees.predict(new double[COLUMNS])).isEqualTo(3.5);
    }

    private static double[] rows(long seed, int columnsWithGaps) {
        Random random = new Random(seed);
        double[] rows = new double[ROWS * COLUMNS];
        for (int i = 0; i < rows.length; i++) {
            boolean gap = i % COLUMNS < columnsWithGaps && random.nextInt(5) == 0;
            rows[i] = gap ? Double.NaN : random.nextGaussian();
        }
        return rows;
    }

    private static float[] labels(double[] rows) {
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double value = rows[row * COLUMNS + column];
                labels[row] += (float) (Double.isNaN(value) ? 2 : (column + 1) * value * value);
            }
        }
        return labels;
    }

    private static float[] ones() {
        float[] ones = new float[ROWS];
        Arrays.fill(ones, 1);
        return ones;
    }
}
