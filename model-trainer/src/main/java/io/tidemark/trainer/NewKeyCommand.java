package io.tidemark.trainer;

import io.tidemark.models.failure.SigningKeys;
import io.tidemark.trainer.options.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a pair of keys. Files that are there already are left as they are. */
@Command(
        name = "new-key",
        mixinStandardHelpOptions = true,
        description =
                "Makes a pair of Ed25519 keys: the private one signs models and is readable by its"
                        + " owner only, gateways verify with the public one. Overwrites nothing.")
final class NewKeyCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--private",
            required = true,
            paramLabel = "FILE",
            description = "Private key to write, PEM.")
    private Path privateFile;

    @Option(
            names = "--public",
            required = true,
            paramLabel = "FILE",
            description = "Public key to write, PEM.")
    private Path publicFile;

    @Override
    public Integer call() throws IOException {
        KeyPair keys = SigningKeys.generate();
        write(publicFile, SigningKeys.pem(keys.getPublic()), "rw-r--r--");
        try {
            write(privateFile, SigningKeys.pem(keys.getPrivate()), "rw-------");
        } catch (IOException e) {
            // A public key without its counterpart would only mislead.
            Files.delete(publicFile);
            throw e;
        }
        spec.commandLine().getOut().println("wrote " + privateFile + " and " + publicFile);
        return ExitCode.OK;
    }

    /** The file never exists with other permissions, nor is one that exists replaced. */
    private static void write(Path file, String pem, String permissions) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString(permissions)))) {
            ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
