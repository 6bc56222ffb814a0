package io.tidemark.local.supervise;

import io.tidemark.local.process.ProcessIdentity;
import io.tidemark.local.process.Termination;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Keeps one process running: whenever it ends, and nobody asked the supervisor to end it, it is
 * started again after a {@link RestartPause}. Its output is the supervisor's own.
 *
 * <p>Two ends are not repeated, because a person is needed: exit code 2, a wrong command line or
 * configuration, and a first start that fails by itself.
 */
final class Supervisor {

    private static final int WRONG_USAGE = 2;
    private static final int KILLED_BY_SIGNAL = 128;
    private static final Duration FIRST_START = Duration.ofSeconds(30);

    private final Path directory;
    private final List<String> command;
    private final Termination termination;
    private final RestartPause pause = new RestartPause();

    /**
     * @param directory where {@link Supervision} is written
     * @param command program and arguments
     * @param termination passed on to the process
     */
    Supervisor(Path directory, List<String> command, Termination termination) {
        this.directory = directory;
        this.command = List.copyOf(command);
        this.termination = termination;
    }

    /**
     * Returns when the process has ended for good.
     *
     * @return its exit code
     */
    int run() throws IOException, InterruptedException {
        for (int starts = 1; ; starts++) {
            long begin = System.nanoTime();
            Process process = start(starts);
            termination.awaitOr(process.onExit());
            if (termination.asked()) {
                process.destroy();
                return process.waitFor();
            }
            int code = process.waitFor();
            Duration run = Duration.ofNanos(System.nanoTime() - begin);
            if (isFinal(code, starts, run)) {
                return code;
            }
            Duration wait = pause.after(run);
            System.out.printf(
                    "Supervisor: ended with %d after %d s, starting again in %d ms%n",
                    code, run.toSeconds(), wait.toMillis());
            if (termination.await(wait)) {
                return code;
            }
        }
    }

    private static boolean isFinal(int code, int starts, Duration run) {
        boolean failedAtOnce =
                starts == 1 && code < KILLED_BY_SIGNAL && run.compareTo(FIRST_START) < 0;
        return code == WRONG_USAGE || failedAtOnce;
    }

    private Process start(int starts) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .inheritIO()
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .start();
        new Supervision(starts, ProcessIdentity.of(process.toHandle())).write(directory);
        return process;
    }
}
