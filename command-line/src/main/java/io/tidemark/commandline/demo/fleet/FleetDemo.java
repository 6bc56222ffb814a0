package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.demo.path.Demo;
import io.tidemark.commandline.demo.path.DemoOutput;
import io.tidemark.commandline.demo.path.DemoPath;
import io.tidemark.commandline.demo.path.DemoStage;
import io.tidemark.commandline.demo.path.Reconciliation;
import io.tidemark.commandline.demo.path.Typing;
import io.tidemark.commandline.gateway.GatewayStatus;
import io.tidemark.commandline.query.NamedQueries;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.ResultFormat;
import io.tidemark.commandline.query.RowWriter;
import io.tidemark.commandline.reconcile.GatewayReconciliation;
import io.tidemark.commandline.simulate.fleet.FleetPlan;
import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The closed loop: pumps run until they fail, a model is learnt of them, goes back to the gateway,
 * and foresees the failures of new pumps.
 */
public final class FleetDemo implements Demo {

    /**
     * A window is a step of the model. Event time runs some ten thousand times as fast as in a
     * plant, too fast for a forest a sensor on a small machine.
     */
    public static final StageOptions OPTIONS =
            StageOptions.everything()
                    .with("windows.size", "1 h")
                    .with("event-time.idleness", "4 s")
                    .with("anomaly.detector", "robust-statistics");

    /** The answers that are shown, not only what they took. */
    private static final Set<String> SHOWN =
            Set.of("model-comparison", "model-trials", "prediction-calibration", "worst-machines");

    private final LocalStage stage;
    private final Terminal terminal;
    private final QueryClient query;
    private final FleetStory story;
    private final DemoOutput output;
    private final FleetOutput fleet;
    private final DemoPath path;
    private final Typing typing;
    private final FleetModel model;
    private final FleetRunner runner;

    /**
     * @param on up with {@link #OPTIONS}
     * @param seed of the pumps' lives
     * @param now when the last of the new pumps has failed, nearly
     */
    public FleetDemo(DemoStage on, long seed, Instant now) throws IOException {
        this.stage = on.stage();
        this.terminal = on.terminal();
        this.query = on.query();
        this.story = FleetStory.of(seed, now);
        this.output = new DemoOutput(terminal);
        this.fleet = new FleetOutput(terminal, output);
        this.path = new DemoPath(on, output);
        this.typing = new Typing(on.commands(), terminal);
        this.model = new FleetModel(typing);
        this.runner = new FleetRunner(on, output, path);
    }

    @Override
    public Outcome run(boolean stopGateway)
            throws IOException, InterruptedException, StageException {
        long start = System.nanoTime();
        learnTwice();
        GatewayStatus settled = compareLive();
        GatewayStatus gateway = stopGateway ? path.stopGateway() : settled;
        GatewayReconciliation reconciled = path.awaitTables(gateway);
        runner.awaitOutcomes(story.after());
        PredictionError error = errors();
        LakeHealth health = maintain();
        long scanned = ask();
        Reconciliation reconciliation = path.reconcile(runner.sent(), gateway, reconciled);
        output.reconciliation(reconciliation);
        FleetResult result =
                new FleetResult(
                        reconciliation.readings(),
                        reconciliation.results(),
                        FleetResult.Error.of(error),
                        health.isCompact(),
                        scanned,
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                        reconciliation.agree());
        return new Outcome(result.toJson(), result.passed());
    }

    private void learnTwice() throws InterruptedException {
        learn(
                "A pilot: %d pumps run until their bearings fail; no other failure was seen yet",
                story.pilot());
        model.putFirstIntoService();
        learn("The fleet: %d pumps run, 20 of them until one of three parts fails", story.fleet());
    }

    /** Lets new pumps run with the first model, and once more with the second. */
    private GatewayStatus compareLive() throws InterruptedException {
        output.heading("New pumps, with model 1 in service: it knows bearings only");
        runner.run(story.before());
        output.heading("The same pumps once more, with model 2 on trial and then in service");
        model.putOnTrial("2");
        GatewayStatus settled = runner.run(story.after());
        model.awaitPromotion("2");
        return settled;
    }

    private void learn(String heading, FleetPlan plan) throws InterruptedException {
        output.heading(heading.formatted(plan.pumps().size()));
        GatewayStatus settled = runner.run(plan);
        path.awaitTables(settled);
        runner.awaitOutcomes(plan);
        model.train();
    }

    private PredictionError errors() {
        Map<String, TrueLife> lives = TrueLife.of(story.after());
        List<Foreseen> before = Foreseen.read(query, FleetStory.BEFORE, FleetModel.NAME, "1");
        List<Foreseen> after = Foreseen.read(query, FleetStory.AFTER, FleetModel.NAME, "2");
        double meanLife = TrueLife.meanHours(TrueLife.of(story.pilot()));
        PredictionError error = PredictionError.of(lives, before, after, meanLife);
        fleet.errors(error);
        error.example()
                .ifPresent(machine -> fleet.chart(machine, lives.get(machine), before, after));
        return error;
    }

    private LakeHealth maintain() {
        output.heading("Maintenance of the tables");
        LakeHealth health = LakeHealth.parse(typing.ask("maintain", "--format", "json"));
        fleet.health(health);
        return health;
    }

    private long ask() throws InterruptedException {
        List<Asked> asked = new ArrayList<>();
        for (NamedQueries.Entry named : NamedQueries.of(stage.layout().checkout()).all()) {
            asked.add(new Asked(named, query.measure(named.sql(), answerTo(named))));
        }
        fleet.queries(asked);
        return asked.stream().mapToLong(one -> one.cost().scannedBytes()).sum();
    }

    private RowWriter answerTo(NamedQueries.Entry named) {
        if (!SHOWN.contains(named.name())) {
            return ResultFormat.TABLE.to(new PrintWriter(Writer.nullWriter()));
        }
        output.heading(named.question());
        output.line("  %s", terminal.paint(Colour.FAINT, "queries/" + named.name() + ".sql"));
        return ResultFormat.TABLE.to(terminal.out());
    }
}
