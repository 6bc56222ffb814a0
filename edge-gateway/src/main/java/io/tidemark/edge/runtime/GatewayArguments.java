package io.tidemark.edge.runtime;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.HelpFormatter;
import org.apache.commons.cli.MissingOptionException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * What the command line of a gateway asks for. Read by the library that Flink brings along: a start
 * that is to take seconds has no time for a larger one, whose classes the archive of classes cannot
 * hold besides.
 *
 * @param config the files of the configuration, of which a later one counts before an earlier one;
 *     empty if help or version is asked for
 * @param savepointOnStop whether to take a savepoint when told to stop
 * @param rehearse whether to start up to the first results, in a temporary directory, and end
 * @param check whether to say what is wrong with the configuration, and end
 * @param help whether to print the usage and end
 * @param version whether to print the version and end
 */
public record GatewayArguments(
        List<Path> config,
        boolean savepointOnStop,
        boolean rehearse,
        boolean check,
        boolean help,
        boolean version) {

    private static final int WIDTH = 100;

    private static final Option CONFIG =
            option(
                            "config",
                            "YAML file; docs/configuration.md is its reference. May be given"
                                    + " several times: what a later file says replaces what an"
                                    + " earlier one says, key by key, lists as a whole.")
                    .hasArg()
                    .argName("FILE")
                    .build();
    private static final Option SAVEPOINT_ON_STOP =
            option(
                            "savepoint-on-stop",
                            "Take a savepoint when told to stop, for the next start to go on from;"
                                    + " the same as gateway.savepoint-on-stop: true.")
                    .build();
    private static final Option REHEARSE =
            option(
                            "rehearse",
                            "Start in a temporary directory, without broker and cloud, up to the"
                                    + " first results, and end: with -XX:ArchiveClassesAtExit=FILE"
                                    + " this makes the archive of classes that lets later starts"
                                    + " take half the time (-XX:SharedArchiveFile=FILE).")
                    .build();
    private static final Option CHECK =
            option(
                            "check",
                            "Say what is wrong with the configuration, or that nothing is, and"
                                    + " end.")
                    .build();
    private static final Option HELP =
            Option.builder("h").longOpt("help").desc("Show this help and end.").build();
    private static final Option VERSION =
            Option.builder("V").longOpt("version").desc("Show the version and end.").build();

    private static final String EXIT_CODES =
            """

            Exit codes:
              0  stopped by SIGTERM or SIGINT, with everything saved; or nothing is wrong
              1  the gateway failed; the log says why
              2  the command line or the configuration is wrong; nothing was started
            """;

    public GatewayArguments {
        config = List.copyOf(config);
    }

    /**
     * Reads the arguments.
     *
     * @throws ParseException if they are not understood, with a sentence for people
     */
    public static GatewayArguments parse(String[] arguments) throws ParseException {
        CommandLine line =
                DefaultParser.builder()
                        .setAllowPartialMatching(false)
                        .build()
                        .parse(options(), arguments);
        boolean help = line.hasOption(HELP);
        boolean version = line.hasOption(VERSION);
        if (!line.getArgList().isEmpty()) {
            String unknown = line.getArgList().get(0);
            throw new UnrecognizedOptionException("Unknown argument: " + unknown, unknown);
        }
        if (!help && !version && !line.hasOption(CONFIG)) {
            throw new MissingOptionException("Missing option: --config FILE");
        }
        return new GatewayArguments(
                files(line.getOptionValues(CONFIG)),
                line.hasOption(SAVEPOINT_ON_STOP),
                line.hasOption(REHEARSE),
                line.hasOption(CHECK),
                help,
                version);
    }

    private static List<Path> files(String[] named) {
        return named == null ? List.of() : Stream.of(named).map(Path::of).toList();
    }

    /** What can be asked for, for people. */
    public static String usage() {
        StringWriter text = new StringWriter();
        new HelpFormatter()
                .printHelp(
                        new PrintWriter(text),
                        WIDTH,
                        "edge-gateway --config FILE [options]",
                        "Runs a Tidemark gateway until it is told to stop.",
                        options(),
                        HelpFormatter.DEFAULT_LEFT_PAD,
                        HelpFormatter.DEFAULT_DESC_PAD,
                        EXIT_CODES);
        return text.toString();
    }

    private static Options options() {
        return new Options()
                .addOption(CONFIG)
                .addOption(SAVEPOINT_ON_STOP)
                .addOption(REHEARSE)
                .addOption(CHECK)
                .addOption(HELP)
                .addOption(VERSION);
    }

    private static Option.Builder option(String name, String description) {
        return Option.builder().longOpt(name).desc(description);
    }
}
