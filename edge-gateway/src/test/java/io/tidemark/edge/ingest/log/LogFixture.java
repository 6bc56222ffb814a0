package io.tidemark.edge.ingest.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the tests of the log have in common. */
final class LogFixture {

    static final String TOPIC = "tidemark/oslo/press-1/temperature";
    static final long MAXIMUM_BYTES = 64L << 20;

    private LogFixture() {}

    /**
     * A message as a connection has received it.
     *
     * @param packetId 0 for QoS 0
     */
    static ReceivedMessage message(String payload, int packetId) {
        ByteBuffer bytes = ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8));
        return new ReceivedMessage(TOPIC, bytes, packetId, 5);
    }

    static LogConfig config(Path directory) {
        return new LogConfig(directory.toFile(), Duration.ofMillis(1), MAXIMUM_BYTES, 1);
    }

    static IngestLog open(Path directory, long position) throws IOException {
        return IngestLog.open(config(directory), position, 0);
    }

    /** Appends one block with the messages. */
    static void append(IngestLog log, long listeningMillis, String... payloads) throws IOException {
        BlockBuffer block = new BlockBuffer();
        for (String payload : payloads) {
            block.add(message(payload, 1));
        }
        log.append(block.seal(log.next(), listeningMillis, 0), payloads.length);
    }

    /** Every payload that is there for the cursor. */
    static List<String> read(LogCursor cursor) throws IOException {
        List<String> payloads = new ArrayList<>();
        for (Block block = cursor.next(); block != null; block = cursor.next()) {
            while (block.hasNext()) {
                block.takeTopic();
                payloads.add(new String(block.takePayload(), StandardCharsets.UTF_8));
            }
        }
        return payloads;
    }

    static List<String> read(IngestLog log, long position) throws IOException {
        try (LogCursor cursor = log.read(position)) {
            return read(cursor);
        }
    }
}
