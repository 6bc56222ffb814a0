package io.tidemark.commandline.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.bench.gateway.BenchLayout;
import io.tidemark.commandline.bench.gateway.GatewayBench;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the uplink takes of what the devices send. */
@Command(
        name = "uplink",
        description =
                "Send the workload of bench gateway through a gateway and compare the bytes of what"
                        + " it publishes with those of the devices' messages.")
final class UplinkBenchCommand implements Callable<Integer> {

    @Mixin private WorkloadOptions workload;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private BenchFormat format;

    private final Terminal terminal;
    private final BenchLayout layout;

    UplinkBenchCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = BenchLayout.beside(layout);
    }

    /** What was measured. */
    @JsonPropertyOrder({"workload", "uplink"})
    record UplinkResult(Workload workload, UplinkBytes uplink) {}

    @Override
    public Integer call() throws IOException, StageException, InterruptedException {
        Workload checked = workload.workload();
        UplinkBytes bytes = new GatewayBench(layout, workload.broker(), terminal).uplink(checked);
        String sentence =
                String.format(
                        Locale.ROOT,
                        "%,d windows in %,d bytes for %,d bytes of readings: %.2f %%; the target is"
                                + " 1 %%",
                        bytes.windows(),
                        bytes.uplinkBytes(),
                        bytes.rawBytes(),
                        bytes.percent());
        Printing.print(terminal, format, List.of(sentence), new UplinkResult(checked, bytes));
        return ExitCode.OK;
    }
}
