package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.QueryCost;
import io.tidemark.commandline.query.RowWriter;
import io.tidemark.commandline.query.SqlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The questions of analysts, each a file of SQL. */
final class NamedQueries {

    private static final String SUFFIX = ".sql";

    private final Path folder;
    private final QueryClient query;

    /**
     * @param folder with the files
     */
    NamedQueries(Path folder, QueryClient query) {
        this.folder = folder;
        this.query = query;
    }

    /**
     * A question and what its answer took.
     *
     * @param name of its file, without .sql
     * @param question in a sentence
     */
    record Asked(String name, String question, QueryCost cost) {}

    /**
     * Asks all of them, by name.
     *
     * @param answers gives where the answer to a question goes, from its name and the question
     */
    List<Asked> ask(BiFunction<String, String, RowWriter> answers)
            throws IOException, InterruptedException {
        List<Asked> asked = new ArrayList<>();
        for (Path file : files()) {
            String fileName = file.getFileName().toString();
            String name = fileName.substring(0, fileName.length() - SUFFIX.length());
            SqlText sql = new SqlText(file.toString(), Files.readString(file));
            String question = question(sql.text());
            QueryCost cost = query.measure(sql, answers.apply(name, question));
            asked.add(new Asked(name, question, cost));
        }
        return asked;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
            if (found.isEmpty()) {
                throw new CommandFailedException("there is no query in " + folder);
            }
            return found;
        }
    }

    /** The comment of the first line. */
    static String question(String sql) {
        return sql.lines().findFirst().orElse("").replaceFirst("^--\\s*", "");
    }
}
