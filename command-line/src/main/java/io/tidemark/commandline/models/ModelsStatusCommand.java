package io.tidemark.commandline.models;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.evaluate.ResultTable;
import io.tidemark.commandline.terminal.JsonLine;
import io.tidemark.commandline.terminal.OutputFormat;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import io.tidemark.rollout.RolloutException;
import io.tidemark.rollout.Rollouts;
import io.tidemark.rollout.aws.AwsRollouts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which gateway has which model, and how far the rollouts are. */
@Command(
        name = "status",
        description =
                "Show the newest rollout of each model, and of every gateway its model in service"
                        + " and what became of the one that it was told of last.")
final class ModelsStatusCommand implements Callable<Integer> {

    private static final double WHOLE = 100;

    /** All that is shown. */
    record Status(List<RolloutSummary> rollouts, List<GatewayRow> gateways) {}

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Name of a model; without it, the rollouts of all.")
    private String name;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private OutputFormat format;

    @Mixin private FleetOptions fleet;

    private final Terminal terminal;
    private final StageLayout layout;

    ModelsStatusCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException {
        try (AwsRollouts aws = fleet.open(layout)) {
            List<GatewayRow> gateways =
                    FleetShadows.read(aws).gateways().entrySet().stream()
                            .map(entry -> GatewayRow.of(entry.getKey(), entry.getValue()))
                            .toList();
            print(new Status(rollouts(aws.rollouts()), gateways));
        }
        return ExitCode.OK;
    }

    private List<RolloutSummary> rollouts(Rollouts rollouts) {
        List<RolloutSummary> found =
                (name == null ? rollouts.names() : List.of(name))
                        .stream()
                                .flatMap(one -> rollouts.find(one).stream())
                                .map(rollout -> RolloutSummary.of(rollout, Instant.now()))
                                .toList();
        if (name != null && found.isEmpty()) {
            throw new RolloutException(name + " was never rolled out.");
        }
        return found;
    }

    private void print(Status status) {
        if (format == OutputFormat.JSON) {
            terminal.out().println(JsonLine.of(status));
        } else {
            status.rollouts().forEach(rollout -> terminal.out().println(rollout.sentence()));
            if (status.rollouts().isEmpty()) {
                terminal.out().println("No model was rolled out yet.");
            }
            terminal.out().println();
            table().print(terminal.out(), status.gateways());
        }
        terminal.out().flush();
    }

    private static ResultTable<GatewayRow> table() {
        return new ResultTable<GatewayRow>()
                .text("gateway", GatewayRow::gateway)
                .text("in service", row -> dash(row.inService()))
                .text("candidate", row -> dash(row.candidate()))
                .text("state", row -> dash(row.state()))
                .text("since", row -> dash(row.since()))
                .number("predictions", row -> dash(row.predictions()))
                .number("agreement", row -> percent(row.agreement()))
                .text("", row -> Objects.requireNonNullElse(row.detail(), ""));
    }

    private static String dash(Object value) {
        return value == null ? "-" : value.toString();
    }

    private static String percent(Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", share * WHOLE);
    }
}
