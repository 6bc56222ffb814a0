package io.tidemark.commandline.demo;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.demo.machine.MachineDemo;
import io.tidemark.commandline.demo.fleet.FleetDemo;
import io.tidemark.commandline.demo.path.Commands;
import io.tidemark.commandline.demo.path.Demo;
import io.tidemark.commandline.demo.path.DemoStage;
import io.tidemark.commandline.demo.path.StageGuard;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.QueryCommand;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole loop on this machine. */
@Command(
        name = "demo",
        description =
                "Run the whole loop on this machine, from devices through a gateway and local AWS to SQL,"
                        + " and check that every number agrees.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every number agrees; machine: both last failures were announced; fleet: the error was at"
                    + " least halved, and no small files are left that could be one",
            "1:the demo could not run to its end",
            "2:the command line was wrong",
            "3:one of these is not so",
            "130:interrupted; nothing is left running"
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--profile",
            defaultValue = "machine",
            description =
                    "machine: a real machine that failed. fleet: a simulated fleet runs to failure, a"
                            + " model is learnt from it, goes back to the gateway and foresees the"
                            + " failures of new machines. Default: machine.")
    private DemoProfile profile;

    @Option(
            names = "--headless",
            description = "No bars and colours; the last line is the reconciliation as JSON.")
    private boolean headless;

    @Option(
            names = "--keep",
            description = "Leave everything running for ./tidemark query; ./tidemark down ends it.")
    private boolean keep;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "fleet: the same seed has the same lives of pumps; default ${DEFAULT-VALUE}.")
    private long seed;

    private final Terminal terminal;
    private final StageLayout layout;
    private final Commands commands;

    /**
     * @param commands what else a person could type
     */
    public DemoCommand(Terminal terminal, StageLayout layout, Commands commands) {
        this.terminal = terminal;
        this.layout = layout;
        this.commands = commands;
    }

    @Override
    public Integer call()
            throws IOException, InterruptedException, ExecutionException, StageException {
        if (LocalStage.running(layout).isPresent()) {
            throw new CommandFailedException(
                    "a local stage is up already; end it with ./tidemark down");
        }
        Demo.Outcome outcome = run(headless ? terminal.headless() : terminal);
        if (headless) {
            terminal.out().println(outcome.json());
            terminal.out().flush();
        }
        return outcome.passed() ? ExitCode.OK : ExitCode.DISAGREES;
    }

    private Demo.Outcome run(Terminal shown)
            throws IOException, InterruptedException, ExecutionException, StageException {
        StepLog steps = new StepLog(shown);
        try (StageGuard guard = new StageGuard(layout, steps)) {
            Demo.Outcome outcome = demo(shown, steps).run(!keep);
            if (keep) {
                guard.release();
            }
            return outcome;
        }
    }

    private Demo demo(Terminal shown, StepLog steps)
            throws IOException, InterruptedException, StageException {
        return switch (profile) {
            case MACHINE -> new MachineDemo(up(MachineDemo.OPTIONS, shown, steps));
            case FLEET ->
                    new FleetDemo(up(FleetDemo.OPTIONS, shown, steps), seed, Instant.now());
        };
    }

    private DemoStage up(StageOptions options, Terminal shown, StepLog steps)
            throws IOException, InterruptedException, StageException {
        QueryClient query = new QueryClient(layout.query(), QueryCommand.DATABASE);
        return new DemoStage(
                LocalStage.up(layout, options, steps), shown, steps, query, commands);
    }
}
