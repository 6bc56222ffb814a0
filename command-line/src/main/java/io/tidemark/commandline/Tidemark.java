package io.tidemark.commandline;

import io.tidemark.commandline.bench.BenchCommand;
import io.tidemark.commandline.demo.DemoCommand;
import io.tidemark.commandline.demo.path.Commands;
import io.tidemark.commandline.evaluate.EvaluateCommand;
import io.tidemark.commandline.gateway.GatewayConsole;
import io.tidemark.commandline.greengrass.GreengrassCommand;
import io.tidemark.commandline.maintain.MaintainCommand;
import io.tidemark.commandline.models.ModelsCommand;
import io.tidemark.commandline.outcome.OutcomeCommand;
import io.tidemark.commandline.query.QueryCommand;
import io.tidemark.commandline.reconcile.ReconcileCommand;
import io.tidemark.commandline.simulate.SimulateCommand;
import io.tidemark.commandline.stage.DownCommand;
import io.tidemark.commandline.stage.StatusCommand;
import io.tidemark.commandline.stage.UpCommand;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line, which the script {@code tidemark} hands over to. */
@Command(
        name = "tidemark",
        versionProvider = Tidemark.Version.class,
        description = "Event-time stream analytics from the gateway to the query.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the command could not do its work; standard error says why; or reconcile found a gap",
            "2:the command line was wrong",
            "3:the demo's numbers disagree, or it missed a failure",
            "5:the rollout of a model was halted or taken back",
            "130:interrupted"
        })
public final class Tidemark {

    /** Set by the script: root of the checkout, and whether a terminal shows the output. */
    private static final String CHECKOUT = "tidemark.checkout";

    private static final String TERMINAL = "tidemark.terminal";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    private Tidemark() {}

    /** The version that the build gave the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Tidemark.class.getPackage().getImplementationVersion();
            return new String[] {version == null ? "not built as a jar" : version};
        }
    }

    public static void main(String[] arguments) {
        Terminal terminal =
                new Terminal(
                        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        Boolean.getBoolean(TERMINAL));
        int exitCode = commandLine(terminal, layout(terminal)).execute(arguments);
        terminal.out().flush();
        System.exit(exitCode);
    }

    /** All commands, for the stage of the layout. */
    static CommandLine commandLine(Terminal terminal, StageLayout layout) {
        URI broker = URI.create("mqtt://127.0.0.1:" + layout.broker());
        Commands commands = (shown, arguments) -> commandLine(shown, layout).execute(arguments);
        GatewayConsole console = new GatewayConsole(layout.console());
        return new CommandLine(new Tidemark())
                .addSubcommand(new DemoCommand(terminal, layout, commands))
                .addSubcommand(new UpCommand(terminal, layout))
                .addSubcommand(new DownCommand(terminal, layout))
                .addSubcommand(new StatusCommand(terminal, layout))
                .addSubcommand(new QueryCommand(terminal, layout))
                .addSubcommand(new ReconcileCommand(terminal, layout))
                .addSubcommand(new MaintainCommand(terminal, layout))
                .addSubcommand(new SimulateCommand(terminal, broker, console))
                .addSubcommand(OutcomeCommand.commandLine(terminal, layout, Clock.systemUTC()))
                .addSubcommand(EvaluateCommand.commandLine(terminal))
                .addSubcommand(ModelsCommand.commandLine(terminal, layout))
                .addSubcommand(BenchCommand.commandLine(terminal, layout))
                .addSubcommand(GreengrassCommand.commandLine(terminal, layout))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                terminal.interactive()
                                        ? CommandLine.Help.Ansi.ON
                                        : CommandLine.Help.Ansi.OFF))
                .setExecutionExceptionHandler(new FailureReport(terminal));
    }

    private static StageLayout layout(Terminal terminal) {
        try {
            return StageLayout.of(Path.of(System.getProperty(CHECKOUT, "")));
        } catch (IllegalArgumentException e) {
            terminal.err().println(e.getMessage());
            System.exit(ExitCode.USAGE);
            throw e;
        }
    }
}
