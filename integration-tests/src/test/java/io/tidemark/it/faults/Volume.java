package io.tidemark.it.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A disk of a test: an ext4 file system in a file. Only who may mount has one; for others the test
 * is skipped, and says so.
 */
final class Volume implements AutoCloseable {

    private static final String FILLER = "filler";

    private final Path image;
    private final Path directory;

    private Volume(Path image, Path directory) {
        this.image = image;
        this.directory = directory;
    }

    /**
     * Makes and mounts an empty disk.
     *
     * @param image its file, which must not exist
     * @param mebibytes its size
     */
    static Volume create(Path image, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(image.getParent());
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) mebibytes << 20);
        }
        run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        return mount(image);
    }

    /** Mounts the disk that is in a file. */
    static Volume mount(Path image) throws IOException, InterruptedException {
        Path directory = image.resolveSibling(image.getFileName() + ".mounted");
        Files.createDirectories(directory);
        // Only fsync brings anything to the disk: the kernel's own turns come after ten minutes.
        run("mount", "-o", "loop,commit=600", image.toString(), directory.toString());
        return new Volume(image, directory);
    }

    Path directory() {
        return directory;
    }

    /** Takes all free space. */
    void fill() throws IOException {
        FileStore store = Files.getFileStore(directory);
        byte[] block = new byte[4_096];
        try (RandomAccessFile filler =
                new RandomAccessFile(directory.resolve(FILLER).toFile(), "rw")) {
            filler.seek(filler.length());
            while (store.getUsableSpace() > 0) {
                filler.write(block);
            }
        } catch (IOException full) {
            if (store.getUsableSpace() > block.length) {
                throw full;
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    void free() throws IOException {
        Files.delete(directory.resolve(FILLER));
    }

    /**
     * Takes the disk as it would be found if the power failed now: what was written and not forced
     * to it is not there. Nobody may write meanwhile.
     */
    void remember() throws IOException, InterruptedException {
        run("cp", "--sparse=always", image.toString(), remembered().toString());
    }

    /** Puts the disk back to what was remembered; nobody may have a file of it open. */
    void restore() throws IOException, InterruptedException {
        run("umount", directory.toString());
        Files.move(remembered(), image, StandardCopyOption.REPLACE_EXISTING);
        mount(image);
    }

    private Path remembered() {
        return image.resolveSibling(image.getFileName() + ".remembered");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        int exitCode = process.waitFor();
        Assumptions.assumeTrue(
                exitCode == 0,
                () -> "skipped, no disk can be mounted here: " + List.of(command) + ": " + output);
    }

    @Override
    public void close() {
        try {
            new ProcessBuilder("umount", "--lazy", directory.toString()).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException("umount " + directory, e);
        }
    }
}
