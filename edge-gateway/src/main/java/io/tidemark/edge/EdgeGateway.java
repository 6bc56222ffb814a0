package io.tidemark.edge;

import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.config.InvalidConfigException;
import io.tidemark.edge.runtime.Gateway;
import io.tidemark.edge.runtime.GatewayArguments;
import io.tidemark.edge.runtime.GatewayVersion;
import io.tidemark.edge.runtime.Rehearsal;
import org.apache.commons.cli.ParseException;

/** The gateway's process. */
public final class EdgeGateway {

    private static final int WELL = 0;
    private static final int UNUSABLE = 2;

    private EdgeGateway() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws Exception {
        try {
            GatewayArguments asked = GatewayArguments.parse(arguments);
            if (asked.help()) {
                System.out.print(GatewayArguments.usage());
                return WELL;
            }
            if (asked.version()) {
                System.out.println("Tidemark edge gateway " + GatewayVersion.current());
                return WELL;
            }
            return run(asked);
        } catch (ParseException e) {
            System.err.println(e.getMessage());
            System.err.print(GatewayArguments.usage());
            return UNUSABLE;
        } catch (InvalidConfigException e) {
            System.err.println(e.getMessage());
            return UNUSABLE;
        }
    }

    private static int run(GatewayArguments asked) throws Exception {
        if (asked.rehearse()) {
            Rehearsal.run(asked.config());
            return WELL;
        }
        EdgeConfig config = EdgeConfig.read(asked.config());
        if (asked.check()) {
            System.out.println("No fault in the configuration of " + config.gateway().id());
            return WELL;
        }
        Gateway gateway =
                Gateway.start(
                        config, asked.savepointOnStop() || config.gateway().savepointOnStop());
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::stopAndHalt, "stop"));
        return gateway.awaitFailure();
    }
}
