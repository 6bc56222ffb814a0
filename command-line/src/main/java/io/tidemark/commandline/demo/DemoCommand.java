package io.tidemark.commandline.demo;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.demo.machine.MachineDemo;
import io.tidemark.commandline.demo.path.Demo;
import io.tidemark.commandline.demo.path.StageGuard;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.QueryCommand;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole loop on this machine. */
@Command(
        name = "demo",
        description =
                "Replay the readings of a real machine that failed through a gateway and local AWS,"
                        + " ask for them in SQL, and check that every number agrees.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every number agrees and both last failures were announced",
            "1:the demo could not run to its end",
            "2:the command line was wrong",
            "3:the numbers disagree, or one of the last two failures was not announced",
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

    private final Terminal terminal;
    private final StageLayout layout;

    public DemoCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
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
        QueryClient query = new QueryClient(layout.query(), QueryCommand.DATABASE);
        try (StageGuard guard = new StageGuard(layout, steps)) {
            Demo demo =
                    switch (profile) {
                        case MACHINE -> {
                            LocalStage stage = LocalStage.up(layout, MachineDemo.OPTIONS, steps);
                            yield new MachineDemo(stage, shown, steps, query);
                        }
                        case FLEET ->
                                throw new CommandFailedException("the fleet is not there yet");
                    };
            Demo.Outcome outcome = demo.run(!keep);
            if (keep) {
                guard.release();
            }
            return outcome;
        }
    }
}
