package io.tidemark.commandline.demo.path;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.Patience;
import io.tidemark.commandline.gateway.GatewayConsole;
import io.tidemark.commandline.gateway.GatewayStatus;
import io.tidemark.commandline.gateway.LocalGateway;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.reconcile.GatewayReconciliation;
import io.tidemark.commandline.reconcile.OwnCount;
import io.tidemark.commandline.reconcile.ReconciliationView;
import io.tidemark.commandline.reconcile.ReconciliationWait;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.local.Component;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The way from the devices' broker to the tables, and what is on it. */
public final class DemoPath {

    private static final Patience FOR_THE_GATEWAY =
            new Patience(Duration.ofMinutes(5), Duration.ofSeconds(1));
    private static final Patience FOR_THE_TABLES =
            new Patience(Duration.ofMinutes(2), Duration.ofSeconds(2));

    private final LocalStage stage;
    private final StepLog steps;
    private final DemoOutput output;
    private final LocalGateway gateway;
    private final GatewayConsole console;
    private final QueryClient query;

    public DemoPath(DemoStage on, DemoOutput output) {
        this.stage = on.stage();
        this.steps = on.steps();
        this.output = output;
        this.gateway = new LocalGateway(stage.layout());
        this.console = gateway.console();
        this.query = on.query();
    }

    /** Where devices publish. */
    public URI broker() {
        return URI.create("mqtt://127.0.0.1:" + stage.layout().broker());
    }

    /** The gateway's console. */
    public GatewayConsole console() {
        return console;
    }

    /**
     * Waits until the gateway has dealt with everything.
     *
     * @param sent readings that the devices have sent since it started
     * @return what the gateway said last, with nothing on its way at that moment
     */
    public GatewayStatus settled(long sent) throws InterruptedException {
        return FOR_THE_GATEWAY.await(
                console::status,
                new Settled(sent),
                status -> output.warn("the gateway has not settled: " + status));
    }

    /** Stops the gateway and returns its last word. */
    public GatewayStatus stopGateway() throws IOException, StageException {
        Runnable stopped = steps.begin("Gateway stopped");
        stage.stop(Component.GATEWAY);
        stopped.run();
        return gateway.lastStatus();
    }

    /** Waits until the tables have everything that the gateway had emitted, or nearly for ever. */
    public GatewayReconciliation awaitTables(GatewayStatus status) throws InterruptedException {
        OwnCount own = new OwnCount(status.gateway(), status.results().emitted());
        Runnable committed = steps.begin("Results committed to the tables");
        ReconciliationWait.Outcome outcome =
                new ReconciliationWait(new ReconciliationView(query)::read, FOR_THE_TABLES)
                        .await(status.gateway(), List.of(own));
        if (outcome.explained()) {
            committed.run();
        } else {
            output.warn(
                    "the tables do not have all results; the cloud job writes its log to "
                            + stage.log(Component.CLOUD_JOB));
        }
        return outcome.gateways().stream()
                .findFirst()
                .orElseThrow(() -> new CommandFailedException("no result has reached the tables"));
    }

    /**
     * Compares every number on the way.
     *
     * @param sent readings that the devices have sent since the gateway started
     * @param status of the gateway, with nothing on its way at that moment
     * @param reconciled what the tables had when they were waited for
     */
    public Reconciliation reconcile(
            long sent, GatewayStatus status, GatewayReconciliation reconciled) {
        long emitted = status.results().emitted();
        return Reconciliation.of(
                sent,
                status,
                reconciled,
                TableCounts.read(query, status.gateway(), emitted),
                TableCounts.readingsInWindows(query, status.gateway(), emitted));
    }
}
