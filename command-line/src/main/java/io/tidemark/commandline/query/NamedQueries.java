package io.tidemark.commandline.query;

import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The queries of the checkout's folder {@code queries/}, which in AWS are Athena's named queries.
 *
 * @param folder that holds a file {@code <name>.sql} for each
 */
public record NamedQueries(Path folder) {

    private static final String ENDING = ".sql";

    /** Those of a checkout. */
    public static NamedQueries of(Path checkout) {
        return new NamedQueries(checkout.resolve("queries"));
    }

    /**
     * A query of the folder.
     *
     * @param question the first line of its comment
     */
    public record Entry(String name, String question, SqlText sql) {}

    /**
     * All of them, by name.
     *
     * @throws CommandFailedException if the folder cannot be read
     */
    public List<Entry> all() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Entry> entries = new ArrayList<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList()) {
                entries.add(read(file));
            }
            return entries;
        } catch (IOException e) {
            throw new CommandFailedException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * One of them.
     *
     * @throws CommandFailedException if there is none of that name, naming those that there are
     */
    public Entry named(String name) {
        List<Entry> entries = all();
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailedException(
                                        "there is no query named "
                                                + name
                                                + "; there are "
                                                + String.join(
                                                        ", ",
                                                        entries.stream()
                                                                .map(Entry::name)
                                                                .toList())));
    }

    private static Entry read(Path file) throws IOException {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        return new Entry(
                name.substring(0, name.length() - ENDING.length()),
                text.lines().findFirst().orElse("").replaceFirst("^--\\s*", ""),
                new SqlText(file.toString(), text));
    }
}
