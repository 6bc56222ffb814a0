package io.tidemark.edge.identity;

import io.tidemark.edge.file.DurableFile;
import io.tidemark.edge.uplink.ClientCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's identity on its disk. Key and certificate are one file, so that there is never one
 * without the other: {@code identity.pem} is in use, {@code candidate.pem} is being tried and takes
 * its place in one step. A crash leaves the one or the other, each whole.
 */
final class IdentityFiles {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityFiles.class);

    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private final Path current;
    private final Path candidate;

    private IdentityFiles(Path directory) {
        this.current = directory.resolve("identity.pem");
        this.candidate = directory.resolve("candidate.pem");
    }

    /** Makes the directory if it is absent; nobody else may look into it. */
    static IdentityFiles in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        return new IdentityFiles(directory);
    }

    /** What is in use; null if there is nothing, or nothing that is whole. */
    ClientCertificate current() throws IOException {
        return read(current);
    }

    /** What is being tried; null if there is nothing. */
    ClientCertificate candidate() throws IOException {
        return read(candidate);
    }

    /** Keeps what is to be tried. */
    void keepCandidate(ClientCertificate identity) throws IOException {
        String text = identity.privateKey() + identity.pem();
        DurableFile.writeSecret(candidate, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Takes into use what was tried; what was in use is gone. */
    void adoptCandidate() throws IOException {
        DurableFile.move(candidate, current);
    }

    /** Forgets what was tried. */
    void discardCandidate() throws IOException {
        Files.deleteIfExists(candidate);
    }

    /** What is damaged is as if it were not there: the claim brings another. */
    private static ClientCertificate read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int certificate = Math.max(0, text.indexOf(CERTIFICATE));
        try {
            return new ClientCertificate(
                    text.substring(certificate), text.substring(0, certificate));
        } catch (IOException e) {
            LOG.error("{} is damaged and not used: {}", file, e.getMessage());
            return null;
        }
    }
}
