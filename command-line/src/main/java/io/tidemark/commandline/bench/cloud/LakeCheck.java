package io.tidemark.commandline.bench.cloud;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.SqlText;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.launch.JavaLaunches;
import io.tidemark.local.launch.Launch;
import io.tidemark.local.process.ProcessIdentity;
import io.tidemark.local.process.Readiness;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks the query engine what the job left in the tables. */
final class LakeCheck {

    private static final String ROWS =
            "SELECT '%1$s', count(*), count(DISTINCT event_id), coalesce(sum(sequence), 0)"
                    + " FROM %1$s";
    private static final String FILES =
            "SELECT count(*) AS files, coalesce(sum(file_size_in_bytes), 0) AS bytes"
                    + " FROM \"%s$files\"";
    private static final String COMMITS =
            "SELECT count(*) AS commits FROM \"%s$snapshots\""
                    + " WHERE element_at(summary, 'added-records') IS NOT NULL";

    private final QueryClient query;

    private LakeCheck(QueryClient query) {
        this.query = query;
    }

    /**
     * Files of the tables.
     *
     * @param files how many, in all tables
     * @param bytes in them
     * @param commits that brought rows, to all tables together
     */
    record Files(long files, long bytes, long commits) {

        Files plus(Files other) {
            return new Files(files + other.files, bytes + other.bytes, commits + other.commits);
        }
    }

    /** Starts the query engine, which ends with the other children. */
    static LakeCheck start(StageLayout layout, String database, Children children)
            throws IOException, StageException, InterruptedException {
        Launch launch = new JavaLaunches(layout).queryEngine();
        Process engine =
                children.start(
                        launch.process().command(),
                        launch.process().directory(),
                        launch.process().log(),
                        launch.process().environment());
        Readiness.await(
                launch.component().label(),
                ProcessIdentity.of(engine.toHandle()),
                launch.process().log(),
                launch.probe(),
                launch.bound());
        return new LakeCheck(new QueryClient(layout.query(), database));
    }

    /**
     * Requires that every event is in its table once, and nothing else.
     *
     * @throws CommandFailedException saying what was expected and found
     */
    void require(Map<String, TableRows> expected) {
        Map<String, TableRows> found = new TreeMap<>();
        String sql =
                expected.keySet().stream()
                        .map(ROWS::formatted)
                        .collect(Collectors.joining(" UNION ALL "));
        for (List<Object> row : query.rows(SqlText.typed(sql))) {
            found.put(
                    (String) row.get(0),
                    new TableRows(number(row.get(1)), number(row.get(2)), number(row.get(3))));
        }
        long refused = number("SELECT count(*) AS refused FROM quarantine");
        if (!found.equals(new TreeMap<>(expected)) || refused > 0) {
            throw new CommandFailedException(
                    "the tables are not what was sent: expected %s, found %s and %,d in quarantine"
                            .formatted(new TreeMap<>(expected), found, refused));
        }
    }

    /** What the tables are made of. */
    Files files(Iterable<String> tables) {
        Files all = new Files(0, 0, 0);
        for (String table : tables) {
            List<Object> files = query.rows(SqlText.typed(FILES.formatted(table))).get(0);
            all =
                    all.plus(
                            new Files(
                                    number(files.get(0)),
                                    number(files.get(1)),
                                    number(COMMITS.formatted(table))));
        }
        return all;
    }

    private long number(String sql) {
        return number(query.rows(SqlText.typed(sql)).get(0).get(0));
    }

    private static long number(Object cell) {
        return ((Number) cell).longValue();
    }
}
