package io.tidemark.local.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The JVM that runs this, with the options of each kind of process; the main class is to follow.
 */
public final class JavaCommand {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String PLAIN_LOG =
            "-Dlog4j2.configurationFile=classpath:io/tidemark/local/process-log.xml";
    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private JavaCommand() {}

    /** The device broker, which has to keep up with any number of devices. */
    static List<String> deviceBroker() {
        return command(List.of("-Xmx256m", PLAIN_LOG), QUICK_START);
    }

    /** The rule bridge, which waits for others most of the time. */
    static List<String> ruleBridge() {
        return command(List.of("-Xmx96m", PLAIN_LOG), QUICK_START);
    }

    /** The rollout of models, which waits for gateways most of the time. */
    static List<String> modelRollout() {
        return command(List.of("-Xmx64m"), QUICK_START);
    }

    /** The trainer, which works for minutes on all that the lake has of some machines. */
    public static List<String> trainer() {
        return command(List.of("-Xmx2g", "-XX:+UseParallelGC"));
    }

    /** A supervisor, which does nothing most of the time. */
    static List<String> supervisor() {
        return command(List.of("-Xms4m", "-Xmx16m", "-Xss256k"), QUICK_START);
    }

    /** A program that runs once and ends. */
    public static List<String> shortLived() {
        return command(QUICK_START);
    }

    /** The lake's maintenance, whose memory is bounded however large the tables are. */
    static List<String> maintenance(String heap) {
        return command(List.of("-Xmx" + heap), QUICK_START);
    }

    /** The cloud job's cluster, which costs a third less of a short run when it starts quickly. */
    static List<String> flink(String heap) throws IOException {
        return command(List.of("-Xmx" + heap), QUICK_START, flinkOpens());
    }

    /** The same for days of work, as Managed Flink runs it: with the optimising compiler. */
    public static List<String> flinkUnderLoad(String heap) throws IOException {
        return command(List.of("-Xmx" + heap), flinkOpens());
    }

    /** Quick to start, in a third of the time: no object layout of its own JVM is looked up. */
    static List<String> queryEngine(String heap) {
        return command(
                List.of(
                        "-Xmx" + heap,
                        "-Djol.skipHotspotSAAttach=true",
                        "-Djol.skipDynamicAttach=true"),
                QUICK_START);
    }

    /**
     * The gateway within the memory that it ships with, quick to start; what it opens stands in its
     * manifest.
     *
     * @param options file of the JVM's options
     */
    static List<String> gateway(Path options) {
        return command(List.of("@" + options), QUICK_START);
    }

    @SafeVarargs
    private static List<String> command(List<String>... options) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        for (List<String> some : options) {
            command.addAll(some);
        }
        return command;
    }

    private static List<String> flinkOpens() throws IOException {
        Properties properties = new Properties();
        try (InputStream resource =
                JavaCommand.class.getResourceAsStream("/io/tidemark/local/java.properties")) {
            properties.load(resource);
        }
        return List.of(properties.getProperty("flink.add-opens").split(" "));
    }
}
