package io.tidemark.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.SigningKeys;
import io.tidemark.trainer.data.SimulatedPlant;
import io.tidemark.trainer.lake.LakeFixture;
import io.tidemark.trainer.options.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainerMainTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private LakeFixture lake;

    @BeforeEach
    void createLake() {
        lake = LakeFixture.in(folder.resolve("warehouse"));
        run("new-key", "--private", file("private.pem"), "--public", file("public.pem"));
    }

    @Test
    void publishesTheFirstModelAndKeepsAnEqualOneAsNoBetter() throws Exception {
        fill(new SimulatedPlant(1, 2).failing(20));

        assertThat(train("--format", "json")).as(err.toString()).isEqualTo(ExitCode.OK);
        JsonNode first = new ObjectMapper().readTree(out.toString());
        assertThat(first.at("/model/version").asText()).isEqualTo("1");
        assertThat(first.at("/model/decision").asText()).isEqualTo("FIRST");
        assertThat(first.at("/trainingData/failures").asInt()).isEqualTo(20);

        Path version = folder.resolve("models/presses/1");
        FailureModel model =
                ModelFile.read(
                        version.resolve("failure.model"),
                        SigningKeys.readPublic(Path.of(file("public.pem"))));
        assertThat(model.version()).isEqualTo("1");
        assertThat(model.sensors()).containsExactly("load", "temperature", "vibration");
        assertThat(version).isDirectoryNotContaining(path -> path.toString().contains("claim"));

        assertThat(train()).as(err.toString()).isEqualTo(ExitCode.WORSE);
        List<Map<String, Object>> rows = lake.rows("model_registry");
        assertThat(rows).extracting(row -> row.get("version")).containsExactlyInAnyOrder("1", "2");
        assertThat(rows)
                .extracting(row -> row.get("decision"))
                .containsExactlyInAnyOrder("FIRST", "WORSE");
        assertThat(folder.resolve("models/presses/2/failure.model")).exists();
        assertThat(lake.rows("training_runs")).hasSize(1);
    }

    @Test
    void promotesABetterOneAndKeepsAWorseOne() throws Exception {
        fill(new SimulatedPlant(1, 1).failing(20));
        assertThat(train("--without-sensor", "vibration")).isEqualTo(ExitCode.OK);

        assertThat(train("--format", "json")).as(err.toString()).isEqualTo(ExitCode.OK);
        JsonNode better = new ObjectMapper().readTree(out.toString()).get("model");
        assertThat(better.get("decision").asText()).isEqualTo("BETTER");
        assertThat(better.get("comparedWith").asText()).isEqualTo("1");
        assertThat(better.at("/metrics/held_out_rmse").asDouble())
                .isLessThan(better.at("/metrics/incumbent_held_out_rmse").asDouble());

        int exit =
                train(
                        "--operating-condition",
                        "vibration",
                        "--operating-condition",
                        "temperature",
                        "--format",
                        "json");
        assertThat(exit).as(out + " " + err).isEqualTo(ExitCode.WORSE);
        JsonNode worse = new ObjectMapper().readTree(out.toString()).get("model");
        assertThat(worse.get("version").asText()).isEqualTo("3");
        assertThat(worse.get("comparedWith").asText()).isEqualTo("2");

        assertThat(train("--without-sensor", "vibration")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("presses 2 looks at [vibration]");
        assertThat(train("--step", "2min")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("presses 2 has steps of 60000 ms");
    }

    @Test
    void saysHowManyFailuresItTakes() {
        fill(new SimulatedPlant(1, 1).failing(5));

        assertThat(train()).isEqualTo(ExitCode.TOO_LITTLE_DATA);
        assertThat(err.toString())
                .contains("there are 3 failures of 3 machines to learn from, and 2 of machines")
                .contains("needed are 10 failures");
        assertThat(folder.resolve("models")).doesNotExist();
    }

    @Test
    void saysThatThereIsNothingYet() {
        assertThat(train()).isEqualTo(ExitCode.TOO_LITTLE_DATA);
        assertThat(err.toString()).contains("0 failures").contains("needed are 10");
    }

    @Test
    void makesTrainingDataOnlyIfAskedTo() throws Exception {
        fill(new SimulatedPlant(1, 1).failing(2));

        int exit = run("prepare", "--warehouse", lake.warehouse(), "--step", "1min");

        assertThat(exit).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("2 machines, 2 lives, 2 of them failed");
        assertThat(lake.rows("training_runs")).hasSize(1);
        assertThat(lake.has("model_registry")).isFalse();
    }

    private int train(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "train",
                                "--warehouse",
                                lake.warehouse(),
                                "--models",
                                folder.resolve("models").toUri().toString(),
                                "--name",
                                "presses",
                                "--signing-key",
                                file("private.pem")));
        arguments.addAll(Arrays.asList(more));
        if (!arguments.contains("--public-key")) {
            arguments.addAll(List.of("--public-key", file("public.pem")));
        }
        if (!arguments.contains("--step")) {
            arguments.addAll(List.of("--step", "1min"));
        }
        return run(arguments.toArray(new String[0]));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine command = TrainerMain.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private void fill(SimulatedPlant plant) {
        lake.addWindows(plant.windows());
        lake.addOutcomes(plant.outcomes());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
