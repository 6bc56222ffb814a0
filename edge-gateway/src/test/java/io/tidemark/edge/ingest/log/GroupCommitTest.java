package io.tidemark.edge.ingest.log;

import static io.tidemark.edge.ingest.log.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path directory;
    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Thread> failed = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final ListeningClock clock = new ListeningClock(0, nanos::get);
    private final Acknowledger connection = this::acknowledge;
    private IngestLog log;
    private GroupCommit commit;

    @AfterEach
    void close() throws IOException {
        commit.close();
        log.close();
        assertThat(failed).isEmpty();
    }

    @Test
    void acknowledgesWhatIsDurableInOrder() throws IOException {
        start(LogFixture.MAXIMUM_BYTES);

        IntStream.rangeClosed(1, 1_000)
                .forEach(number -> take(LogFixture.message("m" + number, number)));

        await(() -> acknowledged.size() == 1_000);
        assertThat(acknowledged)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_000).boxed().toList());
        assertThat(read(log, 0)).hasSize(1_000).startsWith("m1").endsWith("m1000");
    }

    @Test
    void doesNotAcknowledgeOverAConnectionThatHasEnded() throws IOException {
        start(LogFixture.MAXIMUM_BYTES);
        blockWrites();
        List<Integer> first = new ArrayList<>();
        commit.offer(LogFixture.message("stuck", 1), (ids, count) -> first.add(ids[0]));
        await(() -> commit.state() == GroupCommit.State.FAILING);
        List<Integer> second = new CopyOnWriteArrayList<>();
        commit.offer(LogFixture.message("old", 2), (ids, count) -> first.add(-1));
        commit.offer(LogFixture.message("new", 2), (ids, count) -> second.add(count));
        allowWrites();

        await(() -> second.equals(List.of(1)));
        assertThat(first).containsExactly(1);
    }

    @Test
    void acknowledgesNothingWhileTheDiskRefusesToWrite() throws IOException {
        start(LogFixture.MAXIMUM_BYTES);
        blockWrites();

        take(LogFixture.message("one", 1));
        await(() -> commit.state() == GroupCommit.State.FAILING);
        take(LogFixture.message("two", 2));
        assertThat(acknowledged).isEmpty();
        allowWrites();

        await(() -> acknowledged.size() == 2);
        assertThat(commit.state()).isEqualTo(GroupCommit.State.WRITING);
        assertThat(read(log, 0)).containsExactly("one", "two");
    }

    @Test
    void stopsToAcknowledgeAtItsMaximumSizeAndGoesOnWhenFilesMayGo() throws IOException {
        start(6L << 20);
        String payload = "x".repeat(1 << 20);
        await(
                () ->
                        !commit.offer(LogFixture.message(payload, 1), connection)
                                && commit.state() == GroupCommit.State.FULL);
        int durable = acknowledged.size();

        assertThat(durable).isEqualTo(5);
        assertThat(commit.offer(LogFixture.message("q", 0), connection)).isTrue();
        assertThat(commit.dropped()).isEqualTo(1);

        commit.release(durable);
        await(() -> acknowledged.size() > durable);
        assertThat(commit.state()).isEqualTo(GroupCommit.State.WRITING);
    }

    @Test
    void tellsTheListeningTimeWhileNothingComes() throws IOException {
        start(LogFixture.MAXIMUM_BYTES);
        clock.listen(true);
        nanos.set(Duration.ofMillis(700).toNanos());

        try (LogCursor cursor = log.read(0)) {
            Block[] heartbeat = new Block[1];
            await(() -> (heartbeat[0] = cursor.next()) != null);

            assertThat(heartbeat[0].hasNext()).isFalse();
            assertThat(heartbeat[0].listeningMillis()).isEqualTo(700);
        }
    }

    private void start(long maximumBytes) throws IOException {
        LogConfig config = new LogConfig(directory.toFile(), Duration.ofMillis(1), maximumBytes, 1);
        log = IngestLog.open(config, 0, 0);
        commit = new GroupCommit(log, clock, config.commitInterval(), () -> {});
        commit.start((thread, cause) -> failed.add(thread));
    }

    private void take(ReceivedMessage message) {
        assertThat(commit.offer(message, connection)).isTrue();
    }

    /** The connection of most tests: a message of another one would have its own forgotten. */
    private void acknowledge(int[] packetIds, int count) {
        IntStream.of(packetIds).limit(count).forEach(acknowledged::add);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    /** Lets no file be made where the log makes its files. */
    private void blockWrites() throws IOException {
        Files.move(directory, moved());
    }

    private void allowWrites() throws IOException {
        Files.move(moved(), directory);
    }

    private Path moved() {
        return directory.resolveSibling(directory.getFileName() + ".moved");
    }
}
