package io.tidemark.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataVersionTest {

    private static final long NOON = 1_772_366_400_000L;

    @Test
    void isTheSameForTheSameIngredientsAndBeginsWithTheMomentOfTheWindows() {
        assertThat(version(1, 2L, 60_000, Set.of("b", "a"), 1))
                .isEqualTo(version(1, 2L, 60_000, Set.of("a", "b"), 1))
                .matches("20260301T120000Z-[0-9a-f]{12}");
    }

    @Test
    void isAnotherForEveryOtherIngredient() {
        List<String> versions =
                List.of(
                        version(1, 2L, 60_000, Set.of(), 1),
                        version(2, 2L, 60_000, Set.of(), 1),
                        version(1, 3L, 60_000, Set.of(), 1),
                        version(1, null, 60_000, Set.of(), 1),
                        version(1, 2L, 60_001, Set.of(), 1),
                        version(1, 2L, 60_000, Set.of("a"), 1),
                        version(1, 2L, 60_000, Set.of(), 2));

        assertThat(new HashSet<>(versions)).hasSameSizeAs(versions);
    }

    private static String version(
            long windows, Long outcomes, long step, Set<String> without, int features) {
        return DataVersion.of(windows, NOON, outcomes, step, without, features);
    }
}
