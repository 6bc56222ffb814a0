package io.tidemark.infra.queries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder {@code queries/} of the checkout, as the build packed it. */
final class QueryFolder {

    private static final String FOLDER = "queries";
    private static final String ENDING = ".sql";

    private QueryFolder() {}

    /** Texts by name of the file, without its ending. */
    static SortedMap<String, String> read() {
        try {
            URI folder = QueryFolder.class.getResource("/" + FOLDER).toURI();
            if (!"jar".equals(folder.getScheme())) {
                return read(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path names what is no place", e);
        }
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> queries = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING)) {
                    queries.put(
                            name.substring(0, name.length() - ENDING.length()),
                            Files.readString(file));
                }
            }
        }
        return queries;
    }
}
