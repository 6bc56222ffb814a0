package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    /** The pair of RFC 8410, section 10. */
    private static final String PRIVATE =
            "-----BEGIN PRIVATE KEY-----\n"
                    + "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
                    + "-----END PRIVATE KEY-----\n";

    private static final String PUBLIC =
            "-----BEGIN PUBLIC KEY-----\n"
                    + "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                    + "-----END PUBLIC KEY-----\n";

    @TempDir private Path directory;

    @Test
    void readsKeysAsOpensslWritesThem() throws IOException {
        byte[] message = "remaining life".getBytes(StandardCharsets.US_ASCII);

        byte[] signature = SigningKeys.sign(message, SigningKeys.readPrivate(file(PRIVATE)));

        assertThat(SigningKeys.verify(message, signature, SigningKeys.readPublic(file(PUBLIC))))
                .isTrue();
        message[0]++;
        assertThat(SigningKeys.verify(message, signature, SigningKeys.readPublic(file(PUBLIC))))
                .isFalse();
    }

    @Test
    void writesKeysThatItReads() throws IOException {
        KeyPair keys = SigningKeys.generate();

        assertThat(SigningKeys.readPublic(file(SigningKeys.pem(keys.getPublic()))))
                .isEqualTo(keys.getPublic());
        assertThat(SigningKeys.readPrivate(file(SigningKeys.pem(keys.getPrivate()))))
                .isEqualTo(keys.getPrivate());
        assertThat(SigningKeys.pem(SigningKeys.readPublic(file(PUBLIC)))).isEqualTo(PUBLIC);
    }

    @Test
    void saysWhatItExpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.readPublic(file(PRIVATE)))
                .withMessageContaining("is no PEM file with a line -----BEGIN PUBLIC KEY-----");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.readPublic(file("")))
                .withMessageContaining("is no PEM file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.readPublic(file(PUBLIC.replace("MCow", "AAAA"))))
                .withMessageContaining("holds no public key of Ed25519");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.readPrivate(file(PRIVATE.replace("MC4C", "zzzz"))))
                .withMessageContaining("holds no private key of Ed25519");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("key.pem"), text);
    }
}
