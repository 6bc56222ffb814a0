package io.tidemark.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.trainer.options.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainerOptionsTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeKeys() {
        run("new-key", "--private", file("private.pem"), "--public", file("public.pem"));
    }

    @Test
    void namesAllFaultsOfTheOptionsAtOnce() {
        String wrong =
                "train --warehouse ftp://lake --region eu-central-1 --name a/b --step 0s --cap long"
                        + " --coverage 2 --window-snapshot x --models file:///models"
                        + " --signing-key %s --public-key %s";
        int exit = run(wrong.formatted(file("public.pem"), file("absent.pem")).split(" "));

        assertThat(exit).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("8 options are wrong")
                .contains("--warehouse: found \"ftp://lake\"")
                .contains("--name: found \"a/b\"")
                .contains("--step: found \"0s\"")
                .contains("--cap: found \"long\"")
                .contains("--coverage: found \"2\"")
                .contains("--window-snapshot: found \"x\"")
                .contains("--signing-key: ")
                .contains("--public-key: ");
    }

    @Test
    void refusesKeysThatAreNoPair() {
        run("new-key", "--private", file("other.pem"), "--public", file("other-public.pem"));

        assertThat(
                        run(
                                ("train --warehouse file:///lake --models file:///models --name"
                                                + " presses --signing-key %s --public-key %s")
                                        .formatted(file("private.pem"), file("other-public.pem"))
                                        .split(" ")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("is not the counterpart of the signing key");
    }

    @Test
    void neverOverwritesNorPrintsAKey() throws Exception {
        String before = Files.readString(Path.of(file("private.pem")));

        int exit = run("new-key", "--private", file("private.pem"), "--public", file("new.pem"));

        assertThat(exit).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readString(Path.of(file("private.pem")))).isEqualTo(before);
        assertThat(Path.of(file("new.pem"))).doesNotExist();
        assertThat(out.toString() + err).doesNotContain("PRIVATE KEY");
    }

    @Test
    void keepsThePrivateKeyToItsOwner() throws Exception {
        assertThat(Files.getPosixFilePermissions(Path.of(file("private.pem"))))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void namesWhatIsMissingAtOnce() {
        assertThat(run("train", "--warehouse", "file:///lake")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("--name: missing")
                .contains("--models: missing")
                .contains("--signing-key: missing")
                .contains("--public-key: missing");
    }

    private int run(String... arguments) {
        CommandLine command = TrainerMain.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
