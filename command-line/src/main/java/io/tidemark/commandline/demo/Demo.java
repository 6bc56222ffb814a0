package io.tidemark.commandline.demo;

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
import io.tidemark.commandline.simulate.ReadingsFile;
import io.tidemark.commandline.simulate.Replay;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.Component;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** What the demo does on a stage that is up: from the first reading to numbers that agree. */
final class Demo {

    /** The detector has to learn the machine first, so the first two failures may be missed. */
    private static final int FAILURES_THAT_MUST_BE_ANNOUNCED = 2;

    private static final Patience FOR_THE_GATEWAY =
            new Patience(Duration.ofMinutes(5), Duration.ofSeconds(1));
    private static final Patience FOR_THE_TABLES =
            new Patience(Duration.ofMinutes(2), Duration.ofSeconds(2));

    private final LocalStage stage;
    private final StepLog steps;
    private final Terminal terminal;
    private final DemoOutput output;
    private final LocalGateway gateway;
    private final GatewayConsole console;
    private final QueryClient query;

    /**
     * @param stage up, with a gateway that has received nothing yet
     */
    Demo(LocalStage stage, Terminal terminal, StepLog steps, QueryClient query) {
        this.stage = stage;
        this.steps = steps;
        this.terminal = terminal;
        this.output = new DemoOutput(terminal);
        this.gateway = new LocalGateway(stage.layout());
        this.console = gateway.console();
        this.query = query;
    }

    /**
     * How it ended.
     *
     * @param passed whether every number agrees and the last failures were announced
     */
    record Outcome(Reconciliation reconciliation, boolean passed) {}

    /**
     * What the device sent, and the gateway when it had dealt with it.
     *
     * @param settled with nothing on its way at that moment
     */
    private record Replayed(Replay.Sent sent, GatewayStatus settled) {}

    /**
     * Runs the loop.
     *
     * @param stopGateway whether to stop the gateway before counting, so that its last word counts;
     *     otherwise it goes on, and what counts is what it had emitted when everything was computed
     */
    Outcome run(boolean stopGateway)
            throws IOException, InterruptedException, ExecutionException, StageException {
        Replayed replayed = replay();
        GatewayStatus gateway = stopGateway ? stop() : replayed.settled();
        GatewayReconciliation reconciled = awaitTables(gateway);
        long emitted = gateway.results().emitted();
        TableCounts tables = TableCounts.read(query, gateway.gateway(), emitted);
        long readingsInWindows = TableCounts.readingsInWindows(query, gateway.gateway(), emitted);
        Sightings sightings =
                MachineSeries.labelledWindows()
                        .sightings(IncidentMessages.read(query, gateway.gateway()));
        output.failures(sightings);
        output.answer(MachineSeries.sql(), query);
        Reconciliation reconciliation =
                Reconciliation.of(
                        replayed.sent().readings(),
                        gateway,
                        reconciled,
                        tables,
                        readingsInWindows,
                        sightings);
        output.reconciliation(reconciliation);
        boolean announced = sightings.lastAnnounced(FAILURES_THAT_MUST_BE_ANNOUNCED);
        return new Outcome(reconciliation, reconciliation.agree() && announced);
    }

    private Replayed replay() throws IOException, InterruptedException, ExecutionException {
        output.heading("Replaying the machine's readings; incidents as the gateway tells of them");
        URI broker = URI.create("mqtt://127.0.0.1:" + stage.layout().broker());
        Replay replay = new Replay(broker, MachineSeries.TOPIC, MachineSeries.TYPE);
        Replayed replayed;
        long incidents;
        try (ReadingsFile readings = MachineSeries.readings();
                ReadingsBar bar = new ReadingsBar(terminal, "  Readings", MachineSeries.READINGS);
                GatewayWatch watch = new GatewayWatch(console, terminal, bar)) {
            Replay.Sent sent = replay.publish(readings, acknowledged -> {});
            replayed = new Replayed(sent, settled(sent.readings()));
            incidents = watch.finish();
        }
        output.replayed(replayed.sent(), incidents);
        return replayed;
    }

    private GatewayStatus settled(long sent) throws InterruptedException {
        return FOR_THE_GATEWAY.await(
                console::status,
                new Settled(sent),
                status -> output.warn("the gateway has not settled: " + status));
    }

    private GatewayStatus stop() throws IOException, StageException {
        Runnable stopped = steps.begin("Gateway stopped");
        stage.stop(Component.GATEWAY);
        stopped.run();
        return gateway.lastStatus();
    }

    private GatewayReconciliation awaitTables(GatewayStatus status) throws InterruptedException {
        long emitted = status.results().emitted();
        OwnCount own = new OwnCount(status.gateway(), emitted);
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
}
