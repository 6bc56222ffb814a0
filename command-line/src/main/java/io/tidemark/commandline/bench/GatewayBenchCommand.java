package io.tidemark.commandline.bench;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.bench.gateway.BenchLayout;
import io.tidemark.commandline.bench.gateway.GatewayBench;
import io.tidemark.commandline.bench.peer.PeerBench;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    private static final int PROFILED_SECONDS = 10;

    @Spec private CommandSpec spec;

    @Mixin private WorkloadOptions options;

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

    @Option(
            names = "--profile",
            description = "Print where the time goes even if no target is missed.")
    private boolean profile;

    private final Terminal terminal;
    private final StageLayout layout;

    GatewayBenchCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException, StageException, InterruptedException {
        Workload workload = options.workload();
        if (starts < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--starts: expected at least 0, found " + starts);
        }
        Optional<Path> peer = PeerBench.home();
        BenchLayout files = BenchLayout.beside(layout);
        GatewayBench bench = new GatewayBench(files, options.broker(), terminal);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(bench.run(workload, starts));
        if (peer.isPresent()) {
            Path directory = files.directory().resolve("peer");
            outcomes.add(new PeerBench(peer.get(), directory, terminal).run(workload, starts));
        }
        Report report = new Report(workload, bench.broker(), outcomes);
        PrintWriter people = Printing.people(terminal, format);
        report.print(people);
        List<String> missed = Targets.missed(report.comparison());
        missed.forEach(target -> people.println("Missed: " + target + "."));
        people.flush();
        if (profile || !missed.isEmpty()) {
            bench.profile(workload.shorter(PROFILED_SECONDS)).print(people);
            people.flush();
        }
        Printing.print(terminal, format, List.of(), report.comparison());
        return ExitCode.OK;
    }
}
