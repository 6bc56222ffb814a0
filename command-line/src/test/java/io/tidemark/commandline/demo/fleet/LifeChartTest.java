package io.tidemark.commandline.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeChartTest {

    private static final Instant NEW = Instant.parse("2026-01-01T00:00:00Z");

    private final TrueLife life = new TrueLife("seal-leak", NEW, NEW.plus(Duration.ofHours(236)));

    @Test
    void drawsTheTruthFromTheCapDownToTheFailure() {
        List<String> lines = new LifeChart(life).lines();

        // Half a row below the cap, 118.75 h, remains after 29 of 59 columns of 4 h.
        assertThat(lines.get(0)).isEqualTo(" 125 h |" + ".".repeat(30));
        assertThat(lines.get(5)).startsWith("  63 h |");
        assertThat(lines.get(10))
                .startsWith("   0 h |")
                .endsWith(".")
                .hasSize("   0 h |".length() + 60);
        assertThat(lines.get(12)).endsWith("failed after 236 h");
    }

    @Test
    void drawsAPredictionWhereItWasMade() {
        // 59 columns of 4 h lie between new and failed.
        Foreseen late = new Foreseen("a", NEW.plus(Duration.ofHours(200)), 125);
        Foreseen right = new Foreseen("a", NEW.plus(Duration.ofHours(236)), 0);
        List<String> lines =
                new LifeChart(life)
                        .with(List.of(late), LifeChart.BEFORE)
                        .with(List.of(right), LifeChart.AFTER)
                        .lines();

        assertThat(lines.get(0).charAt("   0 h |".length() + 50)).isEqualTo(LifeChart.BEFORE);
        assertThat(lines.get(10)).endsWith(String.valueOf(LifeChart.AFTER));
    }
}
