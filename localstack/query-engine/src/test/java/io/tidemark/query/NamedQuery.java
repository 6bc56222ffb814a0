package io.tidemark.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query of the folder, verbatim.
 *
 * @param name of its file, without .sql
 */
record NamedQuery(String name, String sql) {

    private static final Path FOLDER = Path.of("../../queries");
    private static final Pattern COLUMNS = Pattern.compile("--   ([a-z_0-9, ]+): .+");

    static NamedQuery of(String name) {
        try {
            return new NamedQuery(name, Files.readString(FOLDER.resolve(name + ".sql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of the folder, by name. */
    static Stream<NamedQuery> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString().replace(".sql", ""))
                            .sorted()
                            .toList();
            return names.stream().map(NamedQuery::of);
        }
    }

    /** The first line, without the marks of a comment. */
    String question() {
        return sql.lines().findFirst().orElse("").replaceFirst("^-- ", "");
    }

    /** The columns that the comment explains, in its order. */
    List<String> explainedColumns() {
        List<String> columns = new ArrayList<>();
        Matcher line = COLUMNS.matcher(sql);
        while (line.find()) {
            columns.addAll(List.of(line.group(1).split(", ")));
        }
        return columns;
    }

    @Override
    public String toString() {
        return name;
    }
}
