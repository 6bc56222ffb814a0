package io.tidemark.cloud.outcome.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeenFilesTest {

    private final SeenFiles seen = new SeenFiles();

    @Test
    void handsOutTheOldestFirstAndEachVersionOnce() {
        seen.found(List.of(file("b", "1", 20), file("a", "1", 30), file("c", "1", 20)));

        assertThat(taken(seen)).containsExactly("b 1", "c 1", "a 1");
        assertThat(seen.found(List.of(file("a", "1", 30), file("b", "2", 40)))).isEqualTo(1);
        assertThat(taken(seen)).containsExactly("b 2");
        assertThat(taken(seen)).isEmpty();
    }

    @Test
    void handsOutAgainWhatWasGoneAndCame() {
        seen.found(List.of(file("a", "1", 1)));
        seen.take();

        assertThat(seen.found(List.of())).isZero();
        assertThat(seen.found(List.of(file("a", "1", 1)))).isEqualTo(1);
    }

    @Test
    void handsOutAgainWhereAReaderEnded() {
        seen.found(List.of(file("b", "1", 2)));
        seen.giveBack(List.of(new OutcomeFileSplit(file("a", "1", 1), 17)));

        assertThat(seen.take())
                .extracting(split -> split.file().key() + " " + split.rowsRead())
                .containsExactly("a 17", "b 0");
    }

    @Test
    void standsInACheckpointWhatItWas() throws IOException {
        seen.found(List.of(file("a", "1", 1), file("ö/b.csv", "\"7f\"", 2)));
        seen.take();
        seen.found(List.of(file("a", "2", 3), file("ö/b.csv", "\"7f\"", 2)));
        SeenFilesSerializer serializer = new SeenFilesSerializer();

        SeenFiles restored =
                serializer.deserialize(serializer.getVersion(), serializer.serialize(seen.copy()));

        assertThat(restored.versions()).isEqualTo(seen.versions());
        assertThat(restored.found(List.of(file("a", "2", 3), file("ö/b.csv", "\"7f\"", 2))))
                .isZero();
        assertThat(restored.take())
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(new OutcomeFileSplit(file("a", "2", 3), 0));
    }

    @Test
    void standsInACheckpointHowFarAFileWasRead() throws IOException {
        OutcomeFileSplit split = new OutcomeFileSplit(file("a", "1", 5), 170);
        OutcomeFileSplitSerializer serializer = new OutcomeFileSplitSerializer();

        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)))
                .usingRecursiveComparison()
                .isEqualTo(split);
    }

    private static OutcomeFile file(String key, String version, long modifiedAtMillis) {
        return new OutcomeFile(key, version, 100, modifiedAtMillis);
    }

    private static List<String> taken(SeenFiles seen) {
        return seen.take().stream()
                .map(split -> split.file().key() + " " + split.file().version())
                .collect(Collectors.toList());
    }
}
