package io.tidemark.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for error messages. */
public final class LogTail {

    private static final int BYTES = 8_192;
    private static final int LINES = 20;

    private LogTail() {}

    /** The last lines of a log, or a note that there are none. */
    public static String of(Path log) {
        try {
            if (!Files.exists(log) || Files.size(log) == 0) {
                return "(its log " + log + " is empty)";
            }
            List<String> lines = lastBytes(log).lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return "The end of " + log + ":\n  " + String.join("\n  ", last);
        } catch (IOException unreadable) {
            return "(its log " + log + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    private static String lastBytes(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(BYTES, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        }
    }
}
