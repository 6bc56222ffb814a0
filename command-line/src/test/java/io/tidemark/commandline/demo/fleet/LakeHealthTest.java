package io.tidemark.commandline.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LakeHealthTest {

    @Test
    void isCompactWhenSmallFilesAreAlone() {
        assertThat(health(3, 3, "null").isCompact()).isTrue();
        assertThat(health(3, 2, "null").isCompact()).isFalse();
    }

    @Test
    void isNotCompactWhenATableWasLeft() {
        assertThat(health(3, 3, "\"another committed\"").isCompact()).isFalse();
    }

    private static LakeHealth health(int small, int alone, String leftBecause) {
        String files =
                "{\"partitions\":3,\"files\":4,\"bytes\":5,\"underOneMegabyte\":%d,"
                        + "\"aloneUnderOneMegabyte\":%d,\"snapshots\":9}";
        return LakeHealth.parse(
                "{\"tables\":[{\"table\":\"anomalies\",\"leftBecause\":"
                        + leftBecause
                        + ",\"before\":"
                        + files.formatted(9, 0)
                        + ",\"after\":"
                        + files.formatted(small, alone)
                        + "}]}");
    }
}
