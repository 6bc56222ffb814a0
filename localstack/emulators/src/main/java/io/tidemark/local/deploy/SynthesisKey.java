package io.tidemark.local.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A hash of everything that a cloud assembly is made of. */
final class SynthesisKey {

    private SynthesisKey() {}

    /**
     * The key of an assembly. The app's own jar counts by its content, so that a rebuild of the
     * same is the same; the cloud job's jar, which is large, by its size and time.
     *
     * @param classpath of the app, its own jar first
     * @param analyticsJar that the assembly will hold
     * @param context that the app is given
     */
    static String of(String classpath, Path analyticsJar, Map<String, String> context)
            throws IOException {
        MessageDigest digest = sha256();
        Path app = Path.of(classpath.substring(0, classpath.indexOf(':')));
        digest.update(Files.readAllBytes(app));
        add(digest, classpath);
        add(digest, context.toString());
        add(digest, Files.size(analyticsJar) + " " + Files.getLastModifiedTime(analyticsJar));
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM has SHA-256", impossible);
        }
    }
}
