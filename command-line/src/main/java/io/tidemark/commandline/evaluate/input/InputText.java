package io.tidemark.commandline.evaluate.input;

import io.tidemark.commandline.CommandFailedException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Opens files of users as UTF-8 text and says what is wrong with those that are none. */
public final class InputText {

    private static final int LONGEST_SIGNATURE = 4;
    private static final int BUFFER = 1 << 16;
    private static final String BYTE_ORDER_MARK = "efbbbf";

    private InputText() {}

    /**
     * A reader behind the byte order mark, if there is one; it throws a {@link
     * java.nio.charset.CharacterCodingException} at bytes that are not UTF-8.
     *
     * @throws CommandFailedException if the file cannot be read or is no plain text
     */
    public static BufferedReader open(Path file) {
        if (Files.isDirectory(file)) {
            throw new CommandFailedException(file + " is a folder, expected a file");
        }
        try {
            return reader(file, Files.newInputStream(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The fault of a file that could not be read. */
    public static CommandFailedException unreadable(Path file, IOException cause) {
        return new CommandFailedException("cannot read " + file + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        return cause instanceof CharacterCodingException
                ? "it is not text in UTF-8"
                : cause.getMessage();
    }

    /** Line feeds in the file, which a progress bar goes by. */
    public static long lines(Path file) {
        long lines = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (int index = 0; index < length; index++) {
                    lines += buffer[index] == '\n' ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return lines;
    }

    private static BufferedReader reader(Path file, InputStream bytes) throws IOException {
        byte[] first = bytes.readNBytes(LONGEST_SIGNATURE);
        String signature = HexFormat.of().formatHex(first);
        String instead = insteadOfText(signature);
        if (instead != null) {
            bytes.close();
            throw new CommandFailedException(file + " is " + instead);
        }
        int mark = signature.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() / 2 : 0;
        InputStream rest = new ByteArrayInputStream(Arrays.copyOfRange(first, mark, first.length));
        return new BufferedReader(
                new InputStreamReader(
                        new SequenceInputStream(rest, bytes),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER);
    }

    private static String insteadOfText(String signature) {
        if (signature.startsWith("1f8b")) {
            return "compressed by gzip, expected plain text: gunzip it first";
        }
        if (signature.startsWith("28b52ffd")) {
            return "compressed by zstd, expected plain text: unzstd it first";
        }
        if (signature.startsWith("504b0304")) {
            return "a zip archive or a spreadsheet, expected plain text: unpack it or save it as"
                    + " CSV first";
        }
        if (signature.startsWith("fffe") || signature.startsWith("feff")) {
            return "text in UTF-16, expected UTF-8: save it as UTF-8 first";
        }
        return null;
    }
}
