package io.tidemark.edge.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The data directory of a gateway of an earlier release, killed in its work: outbox and
 * checkpoints. It was written at another place, and metadata of a checkpoint name files of earlier
 * ones by absolute paths.
 */
final class EarlierDataDirectory {

    private static final String WRITTEN_AT = "file:/tmp/fix/data";

    /** A text as Flink writes it: two bytes for its length, then its bytes. */
    private static final Pattern PATH =
            Pattern.compile("(..)(" + WRITTEN_AT + "([!-~]*))", Pattern.DOTALL);

    private EarlierDataDirectory() {}

    /** Unpacks it as if it had been written here. */
    static void unpack(String resource, Path directory) throws IOException {
        try (InputStream file = EarlierDataDirectory.class.getResourceAsStream(resource);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    byte[] bytes = zip.readAllBytes();
                    Files.write(
                            target, target.endsWith("_metadata") ? moved(bytes, directory) : bytes);
                }
            }
        }
    }

    private static byte[] moved(byte[] metadata, Path directory) {
        String here = "file:" + directory.toAbsolutePath();
        return PATH.matcher(new String(metadata, ISO_8859_1))
                .replaceAll(path -> Matcher.quoteReplacement(withLength(path, here)))
                .getBytes(ISO_8859_1);
    }

    /** The length tells where the text ends; what follows may look as if it belonged to it. */
    private static String withLength(MatchResult path, String here) {
        int length = path.group(1).charAt(0) << 8 | path.group(1).charAt(1);
        String rest = path.group(2).substring(WRITTEN_AT.length(), length);
        String text = here + rest;
        return ""
                + (char) (text.length() >> 8)
                + (char) (text.length() & 0xff)
                + text
                + path.group(2).substring(length);
    }
}
