package io.tidemark.commandline.query;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
            "tells what the columns of one mean. Bytes that were scanned are told on standard error."
        })
public final class QueryCommand implements Callable<Integer> {

    /** Glue database that the stack of the stage makes. */
    public static final String DATABASE = "tidemark";

    private static final String SCANNED = "Scanned %,d bytes of the lake's files in %.1f s.%n";

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ResultFormat format;

    private final Terminal terminal;
    private final StageLayout layout;
    private final NamedQueries named;

    public QueryCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
        this.named = NamedQueries.of(layout.checkout());
    }

    @Override
    public Integer call() throws InterruptedException {
        if (source.list) {
            list();
            return ExitCode.OK;
        }
        SqlText sql = source.read(named);
        if (sql.text().isBlank()) {
            throw new CommandFailedException("there is no SQL statement to run");
        }
        QueryCost cost =
                new QueryClient(layout.query(), DATABASE).measure(sql, format.to(terminal.out()));
        terminal.out().flush();
        terminal.err().printf(Locale.ROOT, SCANNED, cost.scannedBytes(), cost.millis() / 1000.0);
        return ExitCode.OK;
    }

    private void list() {
        RowWriter rows = format.to(terminal.out());
        rows.begin(List.of("name", "question"));
        named.all().forEach(query -> rows.row(List.of(query.name(), query.question())));
        rows.end();
        terminal.out().flush();
    }

    private static final class Source {

        @Parameters(paramLabel = "SQL", description = "The statement.")
        private String statement;

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "File that holds the statement.")
        private Path file;

        @Option(
                names = "--named",
                paramLabel = "NAME",
                description = "One of the queries that --list lists; docs/queries.md shows each.")
        private String name;

        @Option(names = "--list", description = "List the named queries with their questions.")
        private boolean list;

        private SqlText read(NamedQueries named) {
            if (name != null) {
                return named.named(name).sql();
            }
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
