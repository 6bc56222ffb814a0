package io.tidemark.benchmarks.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.EventCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxRunTest {

    @TempDir private Path directory;

    @Test
    void tellsOfEveryRowThatItAppendedAndDrained() {
        List<String> lines = new ArrayList<>();

        OutboxRun.run(directory.resolve("outbox.db"), 10_777, lines::add);

        assertThat(lines)
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("append 10000 "),
                        line -> assertThat(line).startsWith("append 10777 "),
                        line -> assertThat(line).startsWith("drain 10000 "),
                        line -> assertThat(line).startsWith("drain 10777 "));
        assertThat(bytes(lines.get(3))).isEqualTo(bytes(lines.get(1)));
    }

    @Test
    void summariesAreOfAboutThreeHundredBytesAndNoTwoAreTheSame() {
        assertThat(EventCodec.encode(Summaries.summary(123_456)).length).isBetween(260, 320);
        assertThat(Summaries.summary(1)).isNotEqualTo(Summaries.summary(2));
        assertThat(Summaries.summary(1)).isNotEqualTo(Summaries.summary(1_001));
    }

    private static String bytes(String line) {
        return line.split(" ")[3];
    }
}
