package io.tidemark.edge;

import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.config.InvalidConfigException;
import io.tidemark.edge.runtime.Gateway;
import io.tidemark.edge.runtime.GatewayVersion;
import io.tidemark.edge.runtime.Rehearsal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The gateway's process. */
@Command(
        name = "edge-gateway",
        description = "Runs a Tidemark gateway until it is told to stop.",
        mixinStandardHelpOptions = true,
        versionProvider = GatewayVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped by SIGTERM or SIGINT, with everything saved",
            "1:the gateway failed; the log says why",
            "2:the command line or the configuration is wrong; nothing was started"
        })
public final class EdgeGateway implements Callable<Integer> {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "YAML file; docs/configuration.md is its reference.")
    private Path file;

    @Option(
            names = "--savepoint-on-stop",
            description =
                    "Take a savepoint when told to stop, for the next start to go on from; the same"
                            + " as gateway.savepoint-on-stop: true.")
    private boolean savepointOnStop;

    @Option(
            names = "--rehearse",
            description =
                    "Start the job in a temporary directory, without broker and cloud, and end: with"
                            + " -XX:ArchiveClassesAtExit=FILE this makes the archive of classes that"
                            + " lets later starts take half the time (-XX:SharedArchiveFile=FILE).")
    private boolean rehearse;

    private EdgeGateway() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EdgeGateway()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        EdgeConfig config;
        try {
            if (rehearse) {
                Rehearsal.run(file);
                return ExitCode.OK;
            }
            config = EdgeConfig.read(file);
        } catch (InvalidConfigException e) {
            System.err.println(e.getMessage());
            return ExitCode.USAGE;
        }
        Gateway gateway =
                Gateway.start(config, savepointOnStop || config.gateway().savepointOnStop());
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::stopAndHalt, "stop"));
        return gateway.awaitFailure();
    }
}
