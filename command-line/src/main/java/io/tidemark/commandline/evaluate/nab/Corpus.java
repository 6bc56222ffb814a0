package io.tidemark.commandline.evaluate.nab;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.evaluate.input.InputText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The CSV files under a folder.
 *
 * @param folder that they lie in
 * @param names paths under the folder, with slashes, in alphabetical order
 */
record Corpus(Path folder, List<String> names) {

    private static final String SUFFIX = ".csv";

    Corpus {
        names = List.copyOf(names);
    }

    /**
     * Looks for the files.
     *
     * @param without folder whose files do not count, such as that of results
     * @throws CommandFailedException if there is no such folder, or no CSV file in it
     */
    static Corpus under(Path folder, Path without) {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailedException("there is no folder " + folder);
        }
        Path apart = without.toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<String> names =
                    files.filter(Files::isRegularFile)
                            .filter(
                                    file ->
                                            file.toString()
                                                    .toLowerCase(Locale.ROOT)
                                                    .endsWith(SUFFIX))
                            .filter(file -> !file.toAbsolutePath().normalize().startsWith(apart))
                            .map(file -> slashed(folder.relativize(file)))
                            .sorted()
                            .toList();
            if (names.isEmpty()) {
                throw new CommandFailedException("there is no CSV file under " + folder);
            }
            return new Corpus(folder, names);
        } catch (IOException e) {
            throw InputText.unreadable(folder, e);
        } catch (UncheckedIOException e) {
            throw InputText.unreadable(folder, e.getCause());
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Lines of all files together, which a progress bar goes by. */
    long lines() {
        return names.stream().mapToLong(name -> InputText.lines(file(name))).sum();
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
