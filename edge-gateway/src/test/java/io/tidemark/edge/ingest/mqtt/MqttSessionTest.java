package io.tidemark.edge.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.ingest.DeviceBroker;
import io.tidemark.edge.ingest.log.Block;
import io.tidemark.edge.ingest.log.GroupCommit;
import io.tidemark.edge.ingest.log.IngestLog;
import io.tidemark.edge.ingest.log.ListeningClock;
import io.tidemark.edge.ingest.log.LogConfig;
import io.tidemark.edge.ingest.log.LogCursor;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session at its brokers, a real one and one that does what it is told. */
class MqttSessionTest {

    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};
    private static final byte[] SUBACK = {(byte) 0x90, 4, 0, 1, 0, 1};
    private static final int MESSAGES = 1_000;

    @TempDir private Path directory;
    private final ListeningClock clock = new ListeningClock(0, () -> 0);
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private IngestLog log;
    private GroupCommit commit;
    private MqttSession session;

    private void start(int port) throws IOException {
        LogConfig config =
                new LogConfig(directory.resolve("log").toFile(), Duration.ofMillis(1), 64 << 20, 1);
        log = IngestLog.open(config, 0, 0);
        commit = new GroupCommit(log, clock, config.commitInterval(), () -> {});
        session =
                new MqttSession(
                        new Broker("127.0.0.1", port, "gateway", "tidemark/+/+/+", 1 << 20),
                        commit,
                        clock);
        commit.start((thread, cause) -> failures.add(cause));
        session.start((thread, cause) -> failures.add(cause));
    }

    @AfterEach
    void stop() throws Exception {
        session.close();
        commit.close();
        log.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void listensOnlyWhileItIsConnectedAndSubscribed() throws Exception {
        DeviceBroker broker = new DeviceBroker(directory.resolve("broker"));
        broker.start();
        start(broker.address().getPort());
        await(clock::isListening);
        assertThat(session.isSubscribed()).isTrue();

        broker.stop();
        await(() -> !clock.isListening());

        broker.start();
        await(clock::isListening);
        broker.stop();
    }

    @Test
    void keepsAndAcknowledgesMessagesInTheirOrderEvenBeforeTheConnack() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start(server.getLocalPort());
            byte[] acknowledgements;
            try (Socket connection = server.accept()) {
                OutputStream out = connection.getOutputStream();
                skipPacket(connection);
                out.write(beforeTheConnack());
                skipPacket(connection);
                out.write(SUBACK);
                for (int number = 2; number <= MESSAGES; number++) {
                    out.write(publish(number));
                }
                acknowledgements = connection.getInputStream().readNBytes(4 * MESSAGES);
            }

            assertThat(acknowledgements).isEqualTo(pubacks());
            assertThat(loggedPayloads())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, MESSAGES).mapToObj(String::valueOf).toList());
        }
    }

    private List<String> loggedPayloads() throws IOException {
        List<String> payloads = new ArrayList<>();
        try (LogCursor cursor = log.read(0)) {
            for (Block block = cursor.next(); block != null; block = cursor.next()) {
                while (block.hasNext()) {
                    assertThat(block.takeTopic()).isEqualTo("t");
                    payloads.add(new String(block.takePayload(), StandardCharsets.US_ASCII));
                }
            }
        }
        return payloads;
    }

    private static void skipPacket(Socket connection) throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        in.readByte();
        in.skipNBytes(in.readUnsignedByte());
    }

    private static byte[] publish(int number) {
        byte[] payload = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + payload.length)
                .put((byte) 0x32)
                .put((byte) (6 + payload.length))
                .putShort((short) 1)
                .put((byte) 't')
                .putShort((short) number)
                .put((byte) 0)
                .put(payload)
                .array();
    }

    /** In one piece: the answer to the second shall not depend on when the first is durable. */
    private static byte[] beforeTheConnack() {
        byte[] first = publish(1);
        return ByteBuffer.allocate(first.length + CONNACK.length).put(first).put(CONNACK).array();
    }

    private static byte[] pubacks() {
        ByteBuffer all = ByteBuffer.allocate(4 * MESSAGES);
        for (int number = 1; number <= MESSAGES; number++) {
            all.put((byte) 0x40).put((byte) 2).putShort((short) number);
        }
        return all.array();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
