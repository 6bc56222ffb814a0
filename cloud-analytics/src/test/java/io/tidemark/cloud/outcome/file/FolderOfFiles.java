package io.tidemark.cloud.outcome.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** A folder in place of a bucket; the version of a file is the hash of its content. */
final class FolderOfFiles implements OutcomeFiles {

    private static final long serialVersionUID = 1L;

    private final String folder;

    FolderOfFiles(Path folder) {
        this.folder = folder.toString();
    }

    /** Appears whole, as an object does. */
    void put(String key, String content) throws IOException {
        Path hidden = Files.createTempFile(Path.of(folder).getParent(), "upload", "");
        Files.writeString(hidden, content);
        Path file = Path.of(folder, key);
        Files.createDirectories(file.getParent());
        Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING);
    }

    OutcomeFile file(String key) throws IOException {
        return list().stream().filter(file -> file.key().equals(key)).findFirst().orElseThrow();
    }

    @Override
    public List<OutcomeFile> list() throws IOException {
        List<OutcomeFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.add(
                        new OutcomeFile(
                                Path.of(folder).relativize(path).toString(),
                                version(path),
                                Files.size(path),
                                1_772_366_401_500L));
            }
        }
        return files;
    }

    @Override
    public byte[] read(OutcomeFile file, int atMost) throws IOException {
        Path path = Path.of(folder, file.key());
        if (!Files.exists(path) || !version(path).equals(file.version())) {
            throw new ChangedException(file, new NoSuchFileException(file.key()));
        }
        byte[] content = Files.readAllBytes(path);
        return Arrays.copyOf(content, Math.min(content.length, atMost));
    }

    private static String version(Path path) throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            return DigestUtils.sha256Hex(content);
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
