package io.tidemark.commandline.reconcile;

import io.tidemark.commandline.DurationOption;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.Patience;
import io.tidemark.commandline.gateway.LocalGateway;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.QueryCommand;
import io.tidemark.commandline.query.ResultFormat;
import io.tidemark.commandline.query.RowWriter;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What each gateway sent, what arrived, what is missing and why. */
@Command(
        name = "reconcile",
        description =
                "Account for every result that a gateway ever numbered: in a table, in quarantine,"
                        + " declared folded, dropped, set aside or damaged, or unexplained.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every number is accounted for, and none is in the tables twice",
            "1:some are not, or the command could not do its work; standard error says why",
            "2:the command line was wrong"
        },
        footer = {
            "",
            "The numbers are those of the view reconciliation; docs/reconciliation.md explains them."
        })
public final class ReconcileCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofSeconds(1);

    @Option(
            names = "--gateway",
            paramLabel = "ID",
            description = "Only this gateway; without it, all that the tables know.")
    private String gateway;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ResultFormat format;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description =
                    "Wait up to this long, such as 30s or 5min, until all that the gateways have"
                            + " emitted so far is accounted for. What they emit meanwhile does not"
                            + " count.")
    private Duration patience;

    private final Terminal terminal;
    private final ReconciliationView view;
    private final LocalGateway local;

    public ReconcileCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.view = new ReconciliationView(new QueryClient(layout.query(), QueryCommand.DATABASE));
        this.local = new LocalGateway(layout);
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean explained;
        if (patience == null) {
            List<GatewayReconciliation> found = view.read(gateway);
            show(found, List.of());
            explained = found.stream().allMatch(GatewayReconciliation::explained);
            explained &= gateway == null || !found.isEmpty();
        } else {
            ReconciliationWait.Outcome outcome =
                    new ReconciliationWait(view::read, new Patience(patience, POLL))
                            .await(gateway, ownCounts());
            show(outcome.gateways(), outcome.counts());
            explained = outcome.explained() && (gateway == null || !outcome.counts().isEmpty());
        }
        return explained ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<OwnCount> ownCounts() throws InterruptedException {
        return local.status().stream()
                .filter(status -> gateway == null || gateway.equals(status.gateway()))
                .map(status -> new OwnCount(status.gateway(), status.results().emitted()))
                .toList();
    }

    private void show(List<GatewayReconciliation> gateways, List<OwnCount> counts) {
        if (format != ResultFormat.TABLE) {
            RowWriter rows = format.to(terminal.out());
            rows.begin(GatewayReconciliation.COLUMNS);
            gateways.forEach(found -> rows.row(found.cells()));
            rows.end();
        } else if (gateways.isEmpty() && counts.isEmpty()) {
            terminal.out()
                    .println(
                            "Nothing has arrived of "
                                    + (gateway == null ? "any gateway." : gateway + "."));
        } else {
            new ReconciliationTable(terminal).print(gateways, counts);
        }
        terminal.out().flush();
    }
}
