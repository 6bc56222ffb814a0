package io.tidemark.commandline.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintainCommandTest {

    @TempDir private Path checkout;

    @Test
    void saysHowToStartTheStageIfThereIsNoLake() {
        TidemarkRun run = TidemarkRun.of(checkout, "maintain");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("there is no lake to maintain").contains("./tidemark up");
    }

    @Test
    void refusesWhatIsNoAgeAndNoFormat() {
        assertThat(TidemarkRun.of(checkout, "maintain", "--expire-older-than", "old").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(TidemarkRun.of(checkout, "maintain", "--format", "xml").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
