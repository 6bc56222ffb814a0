package io.tidemark.models.failure;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads LightGBM's native part from a directory of its own. By itself it unpacks under a fixed name
 * into the directory for temporary files, where one process overwrites what another is running, and
 * anybody may have put something else before.
 */
final class NativeLightGbm {

    private static final String TEMPORARY = "java.io.tmpdir";
    private static boolean loaded;

    private NativeLightGbm() {}

    /**
     * @throws IllegalStateException if it cannot be loaded; says what is missing
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        String shared = System.getProperty(TEMPORARY);
        try {
            Path own = Files.createTempDirectory("tidemark-lightgbm-");
            System.setProperty(TEMPORARY, own.toString());
            LGBMBooster.loadNative();
            // What is loaded stays mapped without its name.
            delete(own);
            loaded = LGBMBooster.isNativeLoaded();
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new IllegalStateException("LightGBM cannot be loaded: " + e.getMessage(), e);
        } finally {
            System.setProperty(TEMPORARY, shared);
        }
        if (!loaded) {
            throw new IllegalStateException(
                    "LightGBM cannot be loaded: it needs libgomp.so.1, of the package libgomp1 on"
                            + " Debian and Ubuntu, libgomp elsewhere");
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.collect(Collectors.toList());
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
