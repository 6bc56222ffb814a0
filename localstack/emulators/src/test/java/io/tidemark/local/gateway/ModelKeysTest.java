package io.tidemark.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelKeysTest {

    @TempDir private Path directory;

    @Test
    void makesAPairOfPemFiles() throws IOException, GeneralSecurityException {
        ModelKeys keys = ModelKeys.create(directory);
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        byte[] message = {1, 2, 3};
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(factory.generatePrivate(new PKCS8EncodedKeySpec(body(keys.privateKey()))));
        signing.update(message);
        byte[] signed = signing.sign();

        Signature verifying = Signature.getInstance("Ed25519");
        verifying.initVerify(
                factory.generatePublic(new X509EncodedKeySpec(body(keys.publicKey()))));
        verifying.update(message);
        assertThat(verifying.verify(signed)).isTrue();
    }

    @Test
    void letsNobodyElseReadThePrivateOne() throws IOException {
        ModelKeys keys = ModelKeys.create(directory);

        assertThat(Files.getPosixFilePermissions(keys.privateKey()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void replacesNoPair() throws IOException {
        ModelKeys.create(directory);

        assertThatThrownBy(() -> ModelKeys.create(directory))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private static byte[] body(Path pem) throws IOException {
        String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        return Base64.getMimeDecoder().decode(text);
    }
}
