package io.tidemark.commandline.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.bench.latency.Latencies;
import io.tidemark.commandline.bench.latency.LatencyBench;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From a reading to its record in Kinesis. */
@Command(
        name = "latency",
        description =
                "Start a local stage, publish readings that are anomalies over MQTT, and measure"
                        + " until each has its record in Kinesis.")
final class LatencyBenchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--anomalies",
            defaultValue = "200",
            paramLabel = "N",
            description = "Readings that are anomalies; default ${DEFAULT-VALUE}.")
    private int anomalies;

    @Option(
            names = "--rate",
            defaultValue = "5",
            paramLabel = "N",
            description = "How many of them a second; default ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private BenchFormat format;

    private final Terminal terminal;
    private final StageLayout layout;

    LatencyBenchCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    /** What was measured. */
    @JsonPropertyOrder({"workload", "latency"})
    record LatencyResult(Pace workload, Latencies latency) {}

    /**
     * @param anomalies readings that were anomalies
     * @param rate how many of them a second
     */
    @JsonPropertyOrder({"anomalies", "rate"})
    record Pace(int anomalies, int rate) {}

    @Override
    public Integer call() throws IOException, StageException, InterruptedException {
        if (anomalies < 1 || rate < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected at least 1 anomaly and 1 a second, found %d and %d"
                            .formatted(anomalies, rate));
        }
        if (LocalStage.running(layout).isPresent()) {
            throw new CommandFailedException(
                    "a local stage is up already; end it with ./tidemark down");
        }
        Latencies latencies = new LatencyBench(layout, terminal).run(anomalies, rate);
        Printing.print(
                terminal,
                format,
                List.of(sentence(latencies)),
                new LatencyResult(new Pace(anomalies, rate), latencies));
        return ExitCode.OK;
    }

    private static String sentence(Latencies latencies) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d anomalies came to Kinesis; from the reading to its record p50 %,d ms,"
                        + " p99 %,d ms, at most %,d ms; the target is 1,000 ms at p99",
                latencies.found(),
                latencies.published(),
                latencies.p50Millis(),
                latencies.p99Millis(),
                latencies.maximumMillis());
    }
}
