package io.tidemark.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code tidemark} on machines that lack something. */
class ScriptTest {

    private static final List<String> SYSTEM_TOOLS =
            List.of(
                    "bash",
                    "cat",
                    "dirname",
                    "find",
                    "head",
                    "mkdir",
                    "readlink",
                    "sed",
                    "sha256sum",
                    "sort");

    @TempDir private Path checkout;
    @TempDir private Path tools;

    @BeforeEach
    void copyTheScriptAndTheSystemsTools() throws IOException {
        Files.copy(Path.of("..", "tidemark"), checkout.resolve("tidemark"));
        for (String tool : SYSTEM_TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), onThePath(tool));
        }
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() throws IOException, InterruptedException {
        assertThat(run())
                .isEqualTo(
                        """
                        Tidemark cannot run on this machine yet:
                          Java 17 or newer is needed, none was found
                          Java compiler (a JDK) 17 or newer is needed, none was found
                          Maven 3.8.7 or newer is needed, none was found
                          Python 3.11 is needed, none was found
                          Node.js 20 or newer is needed, none was found
                          npm 9 or newer is needed, none was found
                        """);
    }

    @Test
    void saysWhichVersionIsTooOldOrNotTheRightOne() throws IOException, InterruptedException {
        tool("java", "openjdk version \"11.0.2\" 2019-01-15");
        tool("javac", "javac 25");
        tool("mvn", "Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)");
        tool("python3", "Python 3.12.4");
        tool("node", "v20.20.2");
        tool("npm", "10.8.2");

        assertThat(run())
                .isEqualTo(
                        """
                        Tidemark cannot run on this machine yet:
                          Java 17 or newer is needed, found 11.0.2
                          Maven 3.8.7 or newer is needed, found 3.6.3
                          Python 3.11 is needed, found 3.12.4
                        """);
    }

    private String run() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(tools.resolve("bash").toString(), "tidemark", "--help")
                        .directory(checkout.toFile())
                        .redirectErrorStream(true);
        builder.environment().put("PATH", tools.toString());
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
        return output;
    }

    private void tool(String name, String says) throws IOException {
        Path script = tools.resolve(name);
        Files.writeString(script, "#!/usr/bin/env bash\necho '" + says + "'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path onThePath(String tool) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
