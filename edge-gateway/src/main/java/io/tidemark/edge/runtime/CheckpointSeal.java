package io.tidemark.edge.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tidemark.edge.file.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * The lengths and checksums of all files of a checkpoint, in a file beside its folder: {@code
 * chk-7.seal}. Flink deletes the folder only if nothing foreign is in it.
 *
 * <p>Text: a line {@code crc32c length path} for every file, the path relative to the seal, and a
 * last line with the checksum of those before it.
 *
 * @param files by path
 */
record CheckpointSeal(Map<Path, SealedFile> files) {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{8}) (\\d{1,18}) (.+)");
    private static final String SUFFIX = ".seal";

    /** Where the seal of a folder is. */
    static Path fileOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + SUFFIX);
    }

    /** The folder that a file would be the seal of; empty if it is no seal. */
    static Optional<Path> folderOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX)
                ? Optional.of(
                        file.resolveSibling(name.substring(0, name.length() - SUFFIX.length())))
                : Optional.empty();
    }

    /**
     * Writes the seal of a folder, durably.
     *
     * @throws IOException if it cannot be written
     */
    void write(Path folder) throws IOException {
        Path file = fileOf(folder);
        String lines =
                files.entrySet().stream()
                        .map(entry -> line(file.getParent(), entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
        DurableFile.write(file, (lines + checksum(lines)).getBytes(ISO_8859_1));
    }

    private static String line(Path base, Path file, SealedFile sealed) {
        return "%08x %d %s\n".formatted(sealed.crc32c(), sealed.length(), base.relativize(file));
    }

    private static String checksum(String lines) {
        CRC32C crc = new CRC32C();
        crc.update(lines.getBytes(ISO_8859_1));
        return "%08x\n".formatted(crc.getValue());
    }

    /**
     * Reads the seal of a folder.
     *
     * @throws NoSuchFileException if the folder has none
     * @throws IOException if it is damaged itself
     */
    static CheckpointSeal read(Path folder) throws IOException {
        Path file = fileOf(folder);
        String text = new String(Files.readAllBytes(file), ISO_8859_1);
        int end = text.lastIndexOf('\n', text.length() - 2) + 1;
        String lines = text.substring(0, end);
        if (!checksum(lines).equals(text.substring(end))) {
            throw new IOException(file.getFileName() + ": its own checksum differs");
        }
        Map<Path, SealedFile> files = new TreeMap<>();
        for (String line : lines.lines().toList()) {
            Matcher match = LINE.matcher(line);
            if (!match.matches()) {
                throw new IOException(file.getFileName() + ": not a line of a seal: " + line);
            }
            files.put(
                    file.getParent().resolve(match.group(3)).normalize(),
                    new SealedFile(
                            Integer.parseUnsignedInt(match.group(1), 16),
                            Long.parseLong(match.group(2))));
        }
        return new CheckpointSeal(files);
    }

    /** What is wrong with one of the files; empty if all are as they were sealed. */
    Optional<String> fault() {
        return files.entrySet().stream()
                .flatMap(entry -> fault(entry.getKey(), entry.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> fault(Path file, SealedFile sealed) {
        Optional<String> fault = lengthFault(file, sealed.length());
        if (fault.isPresent()) {
            return fault;
        }
        try {
            return SealedFile.of(file).equals(sealed)
                    ? Optional.empty()
                    : Optional.of(file.getFileName() + ": its checksum differs");
        } catch (IOException e) {
            return Optional.of(file.getFileName() + " cannot be read: " + e);
        }
    }

    /** What is wrong with the length of a file; empty if nothing is. */
    static Optional<String> lengthFault(Path file, long expected) {
        try {
            long length = Files.size(file);
            return length == expected
                    ? Optional.empty()
                    : Optional.of(
                            file.getFileName() + " has " + length + " of " + expected + " bytes");
        } catch (NoSuchFileException absent) {
            return Optional.of(file.getFileName() + " is absent");
        } catch (IOException e) {
            return Optional.of(file.getFileName() + " cannot be read: " + e);
        }
    }
}
