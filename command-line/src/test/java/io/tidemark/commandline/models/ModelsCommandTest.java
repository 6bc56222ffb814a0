package io.tidemark.commandline.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsCommandTest {

    @TempDir private Path checkout;

    @ParameterizedTest
    @ValueSource(strings = {"list", "promote", "rollback", "status", "train"})
    void everyCommandExplainsItself(String command) {
        TidemarkRun run = TidemarkRun.of(checkout, "models", command, "--help");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("Usage: tidemark models " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "promote presses 1",
                "promote presses latest --no-wait",
                "rollback presses",
                "rollback presses --to 3",
                "status",
                "status presses --format json"
            })
    void saysHowToStartTheStageWhenNoneIsUp(String arguments) {
        TidemarkRun run = run(arguments);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("the local stage is not up; start it with ./tidemark up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "promote",
                "promote presses",
                "promote presses 1 --stages 1,10%",
                "promote presses 1 --stages 1,ten,100%",
                "promote presses 1 --stages 0,100%",
                "promote presses 1 --trial soon",
                "promote presses 1 --trial-predictions -1",
                "promote presses 1 --share 0.8",
                "promote presses 1 --share 0%",
                "rollback",
                "status presses pumps",
                "status --format xml",
                "list --bucket lake",
                "list --thing-group fleet",
                "list --region eu-west-1"
            })
    void refusesWhatItDoesNotUnderstand(String arguments) {
        assertThat(run(arguments).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysWhatTheLastStageHasToBe() {
        assertThat(run("promote presses 1 --stages 1,10%").err())
                .contains("The last stage has to be 100%, found [1, 10%].");
    }

    @Test
    void saysThatTheTrainerIsNotBuilt() {
        TidemarkRun run = run("train --name presses --step 1h");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("model-trainer/target/classpath.txt is missing");
    }

    private TidemarkRun run(String arguments) {
        String all = ("models " + arguments).strip();
        return TidemarkRun.of(checkout, (Object[]) all.split(" "));
    }
}
