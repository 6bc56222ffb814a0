package io.tidemark.it.faults;

import io.tidemark.local.launch.Launch;
import io.tidemark.local.process.ProcessSpecification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a gateway, changed. */
public final class GatewayCommand {

    private static final String MAIN_CLASS = "io.tidemark.edge.EdgeGateway";

    /** What the jar's manifest opens when it is started by -jar. */
    private static final List<String> ADD_OPENS =
            List.of(
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-opens=java.base/java.time=ALL-UNNAMED");

    private GatewayCommand() {}

    /** Without the supervisor, which would start it again before a test does. */
    public static Launch unsupervised(Launch shipped) {
        List<String> command = shipped.process().command();
        return with(shipped, command.subList(command.indexOf("--") + 1, command.size()));
    }

    /** The same process by another command. */
    static Launch with(Launch shipped, List<String> command) {
        ProcessSpecification process = shipped.process();
        return new Launch(
                shipped.component(),
                new ProcessSpecification(
                        process.name(),
                        command,
                        process.environment(),
                        process.directory(),
                        process.log()),
                shipped.probe(),
                shipped.bound(),
                shipped.address());
    }

    /**
     * Puts classes before those of the jar.
     *
     * @param options of the JVM, in addition
     */
    static List<String> withClasses(List<String> shipped, Path classes, List<String> options) {
        int jar = jarIndex(shipped);
        List<String> command = new ArrayList<>(shipped.subList(0, jar - 1));
        command.addAll(options);
        command.addAll(ADD_OPENS);
        command.addAll(List.of("-cp", classes + ":" + shipped.get(jar), MAIN_CLASS));
        command.addAll(shipped.subList(jar + 1, shipped.size()));
        return command;
    }

    /** Takes another jar. */
    static List<String> withJar(List<String> shipped, Path other) {
        List<String> command = new ArrayList<>(shipped);
        command.set(jarIndex(shipped), other.toString());
        return command;
    }

    private static int jarIndex(List<String> shipped) {
        int option = shipped.indexOf("-jar");
        if (option < 0) {
            throw new IllegalArgumentException("no -jar in " + shipped);
        }
        return option + 1;
    }
}
