package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.Patience;
import io.tidemark.commandline.demo.path.DemoOutput;
import io.tidemark.commandline.demo.path.DemoPath;
import io.tidemark.commandline.demo.path.DemoStage;
import io.tidemark.commandline.gateway.GatewayStatus;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.SqlText;
import io.tidemark.commandline.simulate.FleetReplay;
import io.tidemark.commandline.simulate.KeepingUp;
import io.tidemark.commandline.simulate.fleet.FleetPlan;
import io.tidemark.commandline.simulate.fleet.FleetRun;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;

/** Lets pumps live: their readings go to the gateway, and how they end to the cloud. */
final class FleetRunner {

    /**
     * Event time that passes in a second. A machine's first window waits for its sensors, and no
     * more than some hundred of its windows may wait with it.
     */
    private static final Duration SPEED = Duration.ofHours(24);

    private static final Patience FOR_THE_OUTCOMES =
            new Patience(Duration.ofMinutes(2), Duration.ofSeconds(1));
    private static final String REPORTED =
            "SELECT count(*) FROM maintenance_outcomes WHERE site = '%s'";

    private final Terminal terminal;
    private final StepLog steps;
    private final DemoOutput output;
    private final DemoPath path;
    private final OutcomeReports reports;
    private final QueryClient query;
    private long sent;

    FleetRunner(DemoStage on, DemoOutput output, DemoPath path) throws IOException {
        this.terminal = on.terminal();
        this.steps = on.steps();
        this.output = output;
        this.path = path;
        this.reports =
                new OutcomeReports(
                        on.stage().layout().localStackUrl(),
                        on.stage().resources().outcomes());
        this.query = on.query();
    }

    /**
     * Publishes what pumps measure until the last has ended, waits until the gateway has dealt with
     * it, and reports how they ended.
     *
     * @return what the gateway said then
     */
    GatewayStatus run(FleetPlan plan) throws InterruptedException {
        FleetRun run = new FleetRun(plan, FleetStory.INTERVAL);
        FleetReplay replay =
                FleetReplay.at(path.broker(), SPEED, new KeepingUp(path.console()));
        FleetReplay.Sent published;
        try (ReadingsBar bar = new ReadingsBar(terminal, "  Readings", run.readings())) {
            published = replay.publish(run, bar::stepTo);
        }
        sent += published.readings().readings();
        output.line(
                "  %,d readings of %d pumps sent, %,.0f readings/s",
                published.readings().readings(),
                plan.pumps().size(),
                published.readings().readingsPerSecond());
        GatewayStatus settled = path.settled(sent);
        reports.send(published.outcomes());
        return settled;
    }

    /** Waits until the cloud knows how the pumps of a site ended. */
    void awaitOutcomes(FleetPlan plan) throws InterruptedException {
        String site = plan.pumps().get(0).site();
        long expected = new FleetRun(plan, FleetStory.INTERVAL).outcomes();
        Runnable known = steps.begin("Outcomes of " + site + " in their table");
        SqlText sql = SqlText.typed(REPORTED.formatted(site));
        FOR_THE_OUTCOMES.await(
                () -> ((Number) query.rows(sql).get(0).get(0)).longValue(),
                found -> found == expected,
                found -> {
                    throw new CommandFailedException(
                            "the cloud knows %d of %d outcomes of %s"
                                    .formatted(found, expected, site));
                });
        known.run();
    }

    /** Readings that were sent in all. */
    long sent() {
        return sent;
    }
}
