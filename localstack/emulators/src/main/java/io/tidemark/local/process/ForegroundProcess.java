package io.tidemark.local.process;

import io.tidemark.local.StageException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs programs to their end; they end with this JVM. */
public final class ForegroundProcess {

    private ForegroundProcess() {}

    /**
     * Runs a program, its output appended to its log.
     *
     * @param bound the longest that it may take
     * @throws StageException if it fails or takes longer, with the end of its log
     */
    public static void run(ProcessSpecification specification, Duration bound)
            throws IOException, StageException, InterruptedException {
        Process process =
                builder(specification)
                        .redirectOutput(Redirect.appendTo(specification.log().toFile()))
                        .start();
        try {
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure(specification, "took more than " + bound.toSeconds() + " s.");
            }
            requireSuccess(specification, process.exitValue());
        } finally {
            endAll(process);
        }
    }

    /**
     * Runs a program that says line by line what it does.
     *
     * @param line hears each line of its output; errors go to its log
     * @throws StageException if it fails, with the end of its log
     */
    public static void follow(ProcessSpecification specification, Consumer<String> line)
            throws IOException, StageException, InterruptedException {
        Process process =
                builder(specification)
                        .redirectErrorStream(false)
                        .redirectError(Redirect.appendTo(specification.log().toFile()))
                        .start();
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(line);
            requireSuccess(specification, process.waitFor());
        } finally {
            endAll(process);
        }
    }

    private static ProcessBuilder builder(ProcessSpecification specification) throws IOException {
        Files.createDirectories(specification.directory());
        Files.createDirectories(specification.log().getParent());
        ProcessBuilder builder =
                new ProcessBuilder(specification.command())
                        .directory(specification.directory().toFile())
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true);
        builder.environment().putAll(specification.environment());
        return builder;
    }

    private static void requireSuccess(ProcessSpecification specification, int exitCode)
            throws StageException {
        if (exitCode != 0) {
            throw failure(specification, "failed with exit code " + exitCode + ".");
        }
    }

    private static StageException failure(ProcessSpecification specification, String what) {
        return new StageException(
                specification.name() + " " + what + " " + LogTail.of(specification.log()));
    }

    private static void endAll(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
