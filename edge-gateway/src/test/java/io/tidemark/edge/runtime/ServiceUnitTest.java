package io.tidemark.edge.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit for systemd is one that systemd understands, every line of it. */
class ServiceUnitTest {

    private static final Path UNIT = Path.of("conf", "tidemark-gateway.service");
    private static final String ANALYSER = "/usr/bin/systemd-analyze";

    private static final int TENTHS_EXPOSED = 25;

    @TempDir private Path directory;

    @Test
    void systemdHasNothingToSayAgainstIt() throws Exception {
        assertThat(verified(Files.readString(UNIT))).isEmpty();
    }

    @Test
    void systemdWouldHaveSaidSo() throws Exception {
        String misspelt = Files.readString(UNIT).replace("Restart=always", "Restrat=always");

        assertThat(verified(misspelt)).contains("Restrat");
    }

    /** What systemd counts goes from 0, nothing is exposed, to 10; a service is well below 2.5. */
    @Test
    void theServiceCanDoLittleHarm() throws Exception {
        assertThat(exitCodeOfSecurity(Files.readString(UNIT))).isZero();
        assertThat(exitCodeOfSecurity("[Service]\nExecStart=/bin/true\n")).isNotZero();
    }

    private int exitCodeOfSecurity(String unit) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(ANALYSER)), "there is no " + ANALYSER + " here");
        Path copy = Files.writeString(directory.resolve(UNIT.getFileName()), unit);
        return new ProcessBuilder(
                        ANALYSER,
                        "security",
                        "--no-pager",
                        "--offline=true",
                        "--threshold=" + TENTHS_EXPOSED,
                        copy.toString())
                .redirectOutput(directory.resolve("security").toFile())
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    /** What systemd finds; its exit code does not tell of what it ignores. */
    private String verified(String unit) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(ANALYSER)), "there is no " + ANALYSER + " here");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path copy = directory.resolve(UNIT.getFileName());
        Files.writeString(copy, unit.replace("/usr/bin/java", java));
        Process process =
                new ProcessBuilder(ANALYSER, "verify", copy.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
