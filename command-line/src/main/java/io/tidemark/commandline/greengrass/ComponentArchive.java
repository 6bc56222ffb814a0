package io.tidemark.commandline.greengrass;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A component in one file, laid out as Greengrass' own tools want it: {@code recipes/}, {@code
 * artifacts/COMPONENT/VERSION/}, and {@code deployment/} for the configuration of others. The same
 * sources give the same bytes.
 */
final class ComponentArchive {

    private final Component component;
    private final String version;
    private final String bucket;
    private final Map<String, String> digests = new LinkedHashMap<>();

    /**
     * @param version of the component
     * @param bucket that its artifacts are to be in
     */
    ComponentArchive(Component component, String version, String bucket) {
        this.component = component;
        this.version = version;
        this.bucket = bucket;
    }

    /**
     * Writes the archive; it is there under its name only when it is complete.
     *
     * @return SHA-256 in hexadecimal digits of every file in it, and of itself by its own name
     * @throws IOException if something cannot be read or the file not be written
     */
    Map<String, String> write(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        try {
            writeAll(partial, file.getFileName().toString());
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return digests;
    }

    private void writeAll(Path file, String name) throws IOException {
        try (DigestOutputStream whole =
                new DigestOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file)), sha256())) {
            fill(new FixedZip(whole).uncompressed());
            digests.put(name, hexadecimal(whole));
        }
    }

    private void fill(FixedZip zip) throws IOException {
        String recipe = component.recipe(version, bucket);
        add(
                zip,
                "recipes/" + Component.NAME + "-" + version + ".yaml",
                target -> target.write(recipe.getBytes(StandardCharsets.UTF_8)));
        String folder = "artifacts/" + Component.NAME + "/" + version + "/";
        for (Map.Entry<String, Component.Content> artifact : component.artifacts().entrySet()) {
            add(zip, folder + artifact.getKey(), artifact.getValue());
        }
        for (Path file : component.deployment()) {
            add(zip, "deployment/" + file.getFileName(), target -> Files.copy(file, target));
        }
        zip.finish();
    }

    private void add(FixedZip zip, String name, Component.Content content) throws IOException {
        // Not closed, as that would close the archive.
        @SuppressWarnings("resource")
        DigestOutputStream target = new DigestOutputStream(zip.begin(name), sha256());
        content.write(target);
        digests.put(name, hexadecimal(target));
    }

    private static String hexadecimal(DigestOutputStream written) {
        return HexFormat.of().formatHex(written.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java VM has SHA-256", e);
        }
    }
}
