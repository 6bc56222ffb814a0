package io.tidemark.commandline.demo.machine;

import io.tidemark.commandline.demo.path.Demo;
import io.tidemark.commandline.demo.path.DemoOutput;
import io.tidemark.commandline.demo.path.DemoPath;
import io.tidemark.commandline.demo.path.DemoStage;
import io.tidemark.commandline.demo.path.Reconciliation;
import io.tidemark.commandline.gateway.GatewayStatus;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.reconcile.GatewayReconciliation;
import io.tidemark.commandline.simulate.ReadingsFile;
import io.tidemark.commandline.simulate.Replay;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.local.StageOptions;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** A machine that failed, from its first reading to numbers that agree. */
public final class MachineDemo implements Demo {

    /** Soon after the last reading its window closes; a real plant would wait longer. */
    public static final StageOptions OPTIONS =
            StageOptions.everything().with("event-time.idleness", "2 s");

    /** The detector has to learn the machine first, so the first two failures may be missed. */
    private static final int FAILURES_THAT_MUST_BE_ANNOUNCED = 2;

    private final Terminal terminal;
    private final DemoOutput output;
    private final MachineOutput machine;
    private final DemoPath path;
    private final QueryClient query;

    /**
     * @param on up with {@link #OPTIONS}
     */
    public MachineDemo(DemoStage on) {
        this.terminal = on.terminal();
        this.output = new DemoOutput(terminal);
        this.machine = new MachineOutput(terminal, output);
        this.path = new DemoPath(on, output);
        this.query = on.query();
    }

    /**
     * What the device sent, and the gateway when it had dealt with it.
     *
     * @param settled with nothing on its way at that moment
     */
    private record Replayed(Replay.Sent sent, GatewayStatus settled) {}

    @Override
    public Outcome run(boolean stopGateway)
            throws IOException, InterruptedException, ExecutionException, StageException {
        Replayed replayed = replay();
        GatewayStatus gateway = stopGateway ? path.stopGateway() : replayed.settled();
        GatewayReconciliation reconciled = path.awaitTables(gateway);
        Reconciliation reconciliation =
                path.reconcile(replayed.sent().readings(), gateway, reconciled);
        Sightings sightings =
                MachineSeries.labelledWindows()
                        .sightings(IncidentMessages.read(query, gateway.gateway()));
        machine.failures(sightings);
        output.answer(MachineSeries.sql(), query);
        output.reconciliation(reconciliation);
        boolean announced = sightings.lastAnnounced(FAILURES_THAT_MUST_BE_ANNOUNCED);
        return new Outcome(
                MachineResult.of(reconciliation, sightings).toJson(),
                reconciliation.agree() && announced);
    }

    private Replayed replay() throws IOException, InterruptedException, ExecutionException {
        output.heading("Replaying the machine's readings; incidents as the gateway tells of them");
        Replay replay = new Replay(path.broker(), MachineSeries.TOPIC, MachineSeries.TYPE);
        Replayed replayed;
        long incidents;
        try (ReadingsFile readings = MachineSeries.readings();
                ReadingsBar bar = new ReadingsBar(terminal, "  Readings", MachineSeries.READINGS);
                GatewayWatch watch = new GatewayWatch(path.console(), terminal, bar)) {
            Replay.Sent sent = replay.publish(readings, acknowledged -> {});
            replayed = new Replayed(sent, path.settled(sent.readings()));
            incidents = watch.finish();
        }
        machine.replayed(replayed.sent(), incidents);
        return replayed;
    }
}
