package io.tidemark.commandline;

import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the command line without a terminal and without a stage.
 *
 * @param exitCode what the process would tell its caller
 * @param out standard output
 * @param err standard error
 */
public record TidemarkRun(int exitCode, String out, String err) {

    /** First port of a stage that is not up. */
    private static final int BASE_PORT = 20_000;

    /**
     * Runs it.
     *
     * @param more further arguments
     */
    public static TidemarkRun of(Path checkout, List<?> first, Object... more) {
        return of(checkout, Stream.concat(first.stream(), Stream.of(more)).toArray());
    }

    public static TidemarkRun of(Path checkout, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        StageLayout layout = new StageLayout(checkout, checkout.resolve("run"), BASE_PORT);
        String[] texts = new String[arguments.length];
        for (int index = 0; index < texts.length; index++) {
            texts[index] = arguments[index].toString();
        }
        int exitCode = Tidemark.commandLine(terminal, layout).execute(texts);
        return new TidemarkRun(exitCode, out.toString(), err.toString());
    }
}
