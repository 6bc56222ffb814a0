package io.tidemark.commandline.bench;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.bench.gateway.BenchLayout;
import io.tidemark.commandline.bench.gateway.GatewayBench;
import io.tidemark.commandline.bench.peer.PeerBench;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The gateway beside its peer. */
@Command(
        name = "gateway",
        description = {
            "Send readings over MQTT to a gateway, and to the peer in the folder that KUIPER_HOME"
                    + " names: readings lost, events per CPU-second, memory, start.",
            "The gateway runs with RocksDB, checkpoints every 5 s and its uplink over TLS."
        })
final class GatewayBenchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--rate",
            defaultValue = "10000",
            paramLabel = "N",
            description = "Readings/s of all sensors together; default ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            paramLabel = "N",
            description = "How long is measured; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--sensors",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Devices that send; default ${DEFAULT-VALUE}.")
    private int sensors;

    @Option(
            names = "--qos",
            defaultValue = "1",
            paramLabel = "0|1",
            description = "Quality of service of MQTT; default ${DEFAULT-VALUE}.")
    private int qos;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            paramLabel = "N",
            description =
                    "Seconds of the same load before what is measured; default ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--starts",
            defaultValue = "3",
            paramLabel = "N",
            description =
                    "Cold starts, of which the median counts; 0 for none; default"
                            + " ${DEFAULT-VALUE}.")
    private int starts;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private BenchFormat format;

    private final Terminal terminal;
    private final StageLayout layout;

    GatewayBenchCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException, StageException, InterruptedException {
        Workload workload = workload();
        Optional<Path> peer = PeerBench.home();
        List<Outcome> outcomes = new ArrayList<>();
        BenchLayout files = BenchLayout.beside(layout);
        outcomes.add(new GatewayBench(files, terminal).run(workload, starts));
        if (peer.isPresent()) {
            Path directory = files.directory().resolve("peer");
            outcomes.add(new PeerBench(peer.get(), directory, terminal).run(workload, starts));
        }
        print(new Report(workload, outcomes));
        return ExitCode.OK;
    }

    private void print(Report report) {
        if (format == BenchFormat.JSON) {
            report.print(terminal.err());
            terminal.err().flush();
            terminal.out().println(report.comparison().toJson());
        } else {
            report.print(terminal.out());
        }
        terminal.out().flush();
    }

    Workload workload() {
        try {
            if (starts < 0) {
                throw new IllegalArgumentException(
                        "--starts: expected at least 0, found " + starts);
            }
            return new Workload(rate, seconds, sensors, qos, warmUp);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
