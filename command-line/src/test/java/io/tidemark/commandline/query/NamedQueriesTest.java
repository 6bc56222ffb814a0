package io.tidemark.commandline.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedQueriesTest {

    @TempDir private Path checkout;

    @BeforeEach
    void writeQueries() throws IOException {
        Path folder = Files.createDirectory(checkout.resolve("queries"));
        Files.writeString(folder.resolve("worst.sql"), "-- Which is worst?\n--\nSELECT 1");
        Files.writeString(folder.resolve("best.sql"), "-- Which is best?\nSELECT 2");
        Files.writeString(folder.resolve("notes.txt"), "no query");
    }

    @Test
    void areListedByNameWithTheirQuestions() {
        TidemarkRun run = TidemarkRun.of(checkout, "query", "--list", "--format", "csv");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .isEqualTo("name,question\nbest,Which is best?\nworst,Which is worst?\n");
    }

    @Test
    void areFoundByNameVerbatim() {
        assertThat(NamedQueries.of(checkout).named("worst").sql().text())
                .isEqualTo("-- Which is worst?\n--\nSELECT 1");
    }

    @Test
    void areSuggestedToWhoAsksForAnother() {
        TidemarkRun run = TidemarkRun.of(checkout, "query", "--named", "wurst");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("there is no query named wurst; there are best, worst");
    }

    @Test
    void areNotAskedTogetherWithAStatement() {
        assertThat(TidemarkRun.of(checkout, "query", "--named", "best", "SELECT 1").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(TidemarkRun.of(checkout, "query", "--list", "-f", "x.sql").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void areMissedIfTheFolderIs() {
        TidemarkRun run = TidemarkRun.of(checkout.resolve("elsewhere"), "query", "--list");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("cannot read ");
    }
}
