package io.tidemark.commandline.bench.process;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.local.process.LogTail;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The processes of one run, which end with it: when this is closed, or when this JVM is told to
 * end, the last started first.
 */
public final class Children implements AutoCloseable {

    private final Deque<ProcessHandle> running = new ArrayDeque<>();
    private final Thread onExit = new Thread(this::endAll, "end-children");
    private boolean closed;

    public Children() {
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /**
     * Starts a process.
     *
     * @param log where its output goes
     * @param environment what it has beside the environment of this process
     * @throws CommandFailedException if the program does not exist, or this has been closed
     */
    public Process start(
            List<String> command, Path directory, Path log, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                builder(command, directory, log)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return start(builder);
    }

    /**
     * Starts a process whose standard output the caller reads.
     *
     * @param log where its standard error goes
     * @throws CommandFailedException if this has been closed
     */
    public Process startTalking(List<String> command, Path directory, Path log) throws IOException {
        return start(
                builder(command, directory, log).redirectError(Redirect.appendTo(log.toFile())));
    }

    private static ProcessBuilder builder(List<String> command, Path directory, Path log)
            throws IOException {
        Files.createDirectories(directory);
        Files.createDirectories(log.getParent());
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(new File("/dev/null")));
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new CommandFailedException("interrupted");
        }
        Process process = builder.start();
        running.push(process.toHandle());
        return process;
    }

    /** Takes over a process that another one started. */
    public synchronized void adopt(ProcessHandle process) {
        running.push(process);
    }

    /** Ends one process: by SIGTERM, and if that does not do in time, by SIGKILL. */
    public void end(long pid) {
        copy().stream().filter(child -> child.pid() == pid).forEach(Ending::end);
    }

    /**
     * @throws CommandFailedException with the end of its log, if the process has ended
     */
    public static void requireAlive(Process process, String name, Path log) {
        if (!process.isAlive()) {
            throw new CommandFailedException(
                    "%s ended with exit code %d. %s"
                            .formatted(name, process.exitValue(), LogTail.of(log)));
        }
    }

    @Override
    public void close() {
        endAll();
    }

    private void endAll() {
        synchronized (this) {
            closed = true;
        }
        copy().forEach(Ending::end);
    }

    private synchronized List<ProcessHandle> copy() {
        return List.copyOf(running);
    }
}
