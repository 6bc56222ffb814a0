package io.tidemark.it.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ways to break a gateway's promises. */
enum Sabotage {
    /** Every reading counts, however often it came. */
    NO_RECOGNITION(new Patch().answer("io/tidemark/edge/window/SeenReadings.add", true)),

    /** The outbox takes results whose id it has. */
    NO_IDENTITY(new Patch().answer("io/tidemark/edge/outbox/store/RecentIds.contains", false)),

    /** Nothing waits for the disk. */
    NO_FORCE(
            new Patch()
                    .constant("org/sqlite/SQLiteConfig$SynchronousMode.FULL", "OFF")
                    .call(
                            "java/nio/channels/FileChannel.force(Z)V",
                            "io/tidemark/it/faults/Sabotage$Unforced"
                                    + ".force(Ljava/nio/channels/FileChannel;Z)V"));

    private final Patch patch;

    Sabotage(Patch patch) {
        this.patch = patch;
    }

    /** Writes the broken classes into a new directory, which is returned. */
    Path write(Path jar, Path directory) throws IOException {
        Path classes = patch.write(jar, directory);
        return ownClass(Unforced.class, classes);
    }

    /** Adds a class of the tests to what runs in the gateway. */
    static Path ownClass(Class<?> type, Path classes) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(file).getParent());
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
            Files.copy(bytes, classes.resolve(file));
        }
        return classes;
    }

    /** In place of a file's own method. */
    public static final class Unforced {

        private Unforced() {}

        /** Does nothing. */
        public static void force(FileChannel file, boolean metadata) {
            // The fault.
        }
    }
}
