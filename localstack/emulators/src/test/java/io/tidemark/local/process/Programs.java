package io.tidemark.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small programs that the tests of this package start. */
public final class Programs {

    private Programs() {}

    /** A shell that runs a script. */
    public static ProcessSpecification shell(Path directory, String script) {
        return new ProcessSpecification(
                "The program",
                List.of("bash", "-c", script),
                Map.of("GREETING", "hello"),
                directory,
                directory.resolve("logs/program.log"));
    }

    /** Waits for the end of a process. */
    static void join(ProcessIdentity process) {
        process.handle().ifPresent(handle -> handle.onExit().join());
    }
}
