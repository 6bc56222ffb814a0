package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

    @Test
    void walksTheTreeThatWasWritten() throws IOException, DamagedModelException {
        BoostedTrees trees = read(written(tree(new int[] {1, ~0}, new int[] {~2, ~1}, 0)));

        assertThat(trees.predict(new double[] {1, 1})).isEqualTo(10);
        assertThat(trees.predict(new double[] {1, 3})).isEqualTo(20);
        assertThat(trees.predict(new double[] {3, 1})).isEqualTo(30);
        assertThat(trees.predict(new double[] {Double.NaN, 1})).isEqualTo(10);
        assertThat(trees.predict(new double[] {1, Double.NaN})).isEqualTo(20);
    }

    @Test
    void refusesATreeWhoseWalkWouldNotEnd() {
        assertRefused(tree(new int[] {0, ~0}, new int[] {~2, ~1}, 0), "child: 0");
        assertRefused(tree(new int[] {1, 1}, new int[] {~2, ~1}, 0), "child: 1");
    }

    @Test
    void refusesNodesLeavesAndFeaturesThatAreNotThere() {
        assertRefused(tree(new int[] {2, ~0}, new int[] {~2, ~1}, 0), "child: 2");
        assertRefused(tree(new int[] {1, ~3}, new int[] {~2, ~1}, 0), "leaf: 3");
        assertRefused(tree(new int[] {1, ~0}, new int[] {~2, ~1}, 2), "feature: 2");
        assertRefused(tree(new int[] {1, ~0}, new int[] {~2, ~1}, -1), "feature: -1");
    }

    /** Asks for a feature, then for feature 1; leaves 10, 20 and 30. */
    private static BoostedTrees.Tree tree(int[] left, int[] right, int feature) {
        return new BoostedTrees.Tree(
                new int[] {feature, 1},
                new double[] {2, 2},
                new boolean[] {true, false},
                left,
                right,
                new double[] {10, 20, 30});
    }

    private static void assertRefused(BoostedTrees.Tree tree, String reason) {
        assertThatExceptionOfType(DamagedModelException.class)
                .isThrownBy(() -> read(written(tree)))
                .withMessageContaining(reason);
    }

    private static byte[] written(BoostedTrees.Tree tree) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BoostedTrees(new BoostedTrees.Tree[] {tree}).write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static BoostedTrees read(byte[] bytes) throws IOException, DamagedModelException {
        return BoostedTrees.read(new DataInputStream(new ByteArrayInputStream(bytes)), 2);
    }
}
