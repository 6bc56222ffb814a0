package io.tidemark.commandline.bench;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.bench.gateway.BenchLayout;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.files.Folders;
import io.tidemark.local.process.LogTail;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The outbox on its own. */
@Command(
        name = "outbox",
        description =
                "Fill an outbox with window summaries of 300 bytes, 500 to a durable commit, and"
                        + " drain it, in a process with a small heap.")
final class OutboxBenchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--rows",
            defaultValue = "500000",
            paramLabel = "N",
            description = "Results; 5,000,000 take 2 GB of disk; default ${DEFAULT-VALUE}.")
    private long rows;

    @Option(
            names = "--heap",
            defaultValue = "64m",
            paramLabel = "SIZE",
            description = "Heap of the process; default ${DEFAULT-VALUE}.")
    private String heap;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private BenchFormat format;

    private final Terminal terminal;
    private final BenchLayout layout;

    OutboxBenchCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = BenchLayout.beside(layout);
    }

    @Override
    public Integer call() throws IOException, StageException, InterruptedException {
        if (rows < 1 || !heap.matches("\\d+[kmg]")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected at least 1 row and a heap such as 64m, found "
                            + rows
                            + " rows and a heap of "
                            + heap);
        }
        Path directory = layout.directory().resolve("outbox");
        Folders.delete(directory);
        OutboxResult result = run(directory);
        Folders.delete(directory);
        Printing.print(terminal, format, result.sentences(), result);
        return ExitCode.OK;
    }

    private OutboxResult run(Path directory)
            throws IOException, StageException, InterruptedException {
        Path log = directory.resolve("run.log");
        OutboxProgress progress = new OutboxProgress(rows, heap);
        try (Children children = new Children();
                ReadingsBar bar = new ReadingsBar(terminal, "  Outbox", 2 * rows)) {
            Process process = children.startTalking(command(directory), directory, log);
            try (BufferedReader lines = process.inputReader()) {
                String line = lines.readLine();
                while (line != null) {
                    progress.heard(line, process.pid());
                    bar.stepTo(progress.steps());
                    line = lines.readLine();
                }
            }
            if (process.waitFor() != 0) {
                throw new CommandFailedException("the outbox failed. " + LogTail.of(log));
            }
        }
        return progress.result();
    }

    private List<String> command(Path directory) {
        Path benchmarks = layout.checkout().resolve("benchmarks/target/benchmarks.jar");
        Path gateway = layout.checkout().resolve("edge-gateway/target/edge-gateway.jar");
        for (Path jar : List.of(benchmarks, gateway)) {
            if (!Files.isRegularFile(jar)) {
                throw new CommandFailedException(jar + " is missing: ./tidemark bench builds it");
            }
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                benchmarks + ":" + gateway,
                "io.tidemark.benchmarks.outbox.OutboxRun",
                directory.resolve("outbox.db").toString(),
                Long.toString(rows));
    }
}
