package io.tidemark.local.deploy;

import io.tidemark.local.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cloud assemblies by key. A folder is there whole or not at all; the least recently used go when
 * there are too many, for each holds a copy of the cloud job's jar.
 */
final class SynthesisCache {

    private static final int KEPT = 3;

    private final Path directory;

    SynthesisCache(Path directory) {
        this.directory = directory;
    }

    /** The assembly of a key; null if there is none. */
    Path find(String key) throws IOException {
        Path kept = directory.resolve(key);
        if (!Files.isDirectory(kept)) {
            return null;
        }
        Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
        return kept;
    }

    /** An empty folder to make an assembly in. */
    Path begin() throws IOException {
        Files.createDirectories(directory);
        return Files.createTempDirectory(directory, "making-");
    }

    /** Keeps a finished assembly under its key. */
    Path keep(Path assembly, String key) throws IOException {
        Path kept = directory.resolve(key);
        Files.move(assembly, kept, StandardCopyOption.ATOMIC_MOVE);
        for (Path old : leastRecentlyUsed()) {
            Folders.delete(old);
        }
        return kept;
    }

    private List<Path> leastRecentlyUsed() throws IOException {
        try (Stream<Path> assemblies = Files.list(directory)) {
            return assemblies
                    .sorted(Comparator.comparing(SynthesisCache::lastUsed).reversed())
                    .skip(KEPT)
                    .toList();
        }
    }

    private static Instant lastUsed(Path assembly) {
        return Instant.ofEpochMilli(assembly.toFile().lastModified());
    }
}
