package io.tidemark.commandline.query;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Analysts' SQL on the tables of the local stage. */
@Command(
        name = "query",
        description =
                "Run one SQL statement on the tables of the local stage, in Athena's dialect.",
        footer = {
            "",
            "Times are UTC. The database is tidemark: SHOW TABLES lists its tables, DESCRIBE TABLE",
            "tells what the columns of one mean."
        })
public final class QueryCommand implements Callable<Integer> {

    /** Glue database that the stack of the stage makes. */
    public static final String DATABASE = "tidemark";

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ResultFormat format;

    private final Terminal terminal;
    private final int port;

    /**
     * @param port where the query engine listens on 127.0.0.1
     */
    public QueryCommand(Terminal terminal, int port) {
        this.terminal = terminal;
        this.port = port;
    }

    @Override
    public Integer call() {
        SqlText sql = source.read();
        if (sql.text().isBlank()) {
            throw new CommandFailedException("there is no SQL statement to run");
        }
        new QueryClient(port, DATABASE).run(sql, format.to(terminal.out()));
        return ExitCode.OK;
    }

    private static final class Source {

        @Parameters(paramLabel = "SQL", description = "The statement.")
        private String statement;

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "File that holds the statement.")
        private Path file;

        private SqlText read() {
            if (statement != null) {
                return SqlText.typed(statement);
            }
            try {
                return new SqlText(file.toString(), Files.readString(file));
            } catch (IOException e) {
                throw new CommandFailedException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
    }
}
