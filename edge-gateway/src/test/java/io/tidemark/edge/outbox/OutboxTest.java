package io.tidemark.edge.outbox;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.GATEWAY_HEALTH;
import static io.tidemark.edge.outbox.EventKind.REJECTED_READING;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final Duration RETENTION = Duration.ofHours(1);
    private static final long EVERYTHING = Long.MAX_VALUE;

    @TempDir Path directory;
    private final AdjustableClock clock = new AdjustableClock();
    private Path file;
    private Outbox outbox;

    @BeforeEach
    void openTheOutbox() {
        file = directory.resolve("data").resolve("outbox.db");
        outbox = Outbox.open(file, clock);
    }

    @AfterEach
    void closeTheOutbox() {
        outbox.close();
    }

    @Test
    void numbersResultsFromOneInTheirOrder() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1), entry(WINDOW_SUMMARY, 2)));
        outbox.append(List.of(entry(WINDOW_SUMMARY, 3)));

        assertThat(sequences(everythingWaiting())).containsExactly(1L, 2L, 3L);
        assertThat(everythingWaiting().get(2).event()).isEqualTo(entry(WINDOW_SUMMARY, 3).event());
    }

    @Test
    void ignoresASecondResultWithAKnownIdAndGivesItNoNumber() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));

        int added =
                outbox.append(
                        List.of(
                                entry(WINDOW_SUMMARY, 1),
                                entry(WINDOW_SUMMARY, 2),
                                entry(WINDOW_SUMMARY, 2)));

        assertThat(added).isEqualTo(1);
        assertThat(sequences(everythingWaiting())).containsExactly(1L, 2L);
    }

    @Test
    void ignoresAKnownIdAlsoAfterItsDeliveryAsLongAsItIsRetained() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        outbox.markDelivered(everythingWaiting());
        clock.advance(RETENTION);
        outbox.purge(RETENTION);

        assertThat(outbox.append(List.of(entry(WINDOW_SUMMARY, 1)))).isZero();

        clock.advance(Duration.ofMillis(1));
        assertThat(outbox.purge(RETENTION)).isEqualTo(1);
        assertThat(outbox.append(List.of(entry(WINDOW_SUMMARY, 1)))).isEqualTo(1);
    }

    @Test
    void neverGivesANumberTwiceAlsoWhenItsResultIsPurged() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1), entry(WINDOW_SUMMARY, 2)));
        outbox.markDelivered(everythingWaiting());
        clock.advance(RETENTION.plusMillis(1));
        assertThat(outbox.purge(RETENTION)).isEqualTo(2);
        reopen();

        outbox.append(List.of(entry(WINDOW_SUMMARY, 3)));

        assertThat(sequences(everythingWaiting())).containsExactly(3L);
    }

    @Test
    void purgesNothingThatWaits() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        clock.advance(RETENTION.multipliedBy(1000));

        assertThat(outbox.purge(RETENTION)).isZero();
        assertThat(everythingWaiting()).hasSize(1);
    }

    @Test
    void deliversTheUrgentFirstAndThenBySequence() {
        outbox.append(
                List.of(
                        entry(WINDOW_SUMMARY, 1),
                        entry(GATEWAY_HEALTH, 2),
                        entry(ANOMALY, 3),
                        entry(REJECTED_READING, 4),
                        entry(WINDOW_SUMMARY, 5),
                        entry(ANOMALY, 6)));

        assertThat(sequences(everythingWaiting())).containsExactly(3L, 6L, 2L, 4L, 1L, 5L);
    }

    @Test
    void boundsWhatIsTakenByRowsAndBytes() {
        for (int number = 1; number <= 10; number++) {
            outbox.append(List.of(entry(WINDOW_SUMMARY, number)));
        }
        long bytes = entry(WINDOW_SUMMARY, 1).event().length;

        assertThat(outbox.deliveryOrder().next(4, EVERYTHING)).hasSize(4);
        assertThat(outbox.deliveryOrder().next(100, 3 * bytes)).hasSize(3);
        assertThat(outbox.deliveryOrder().next(100, 1)).hasSize(1);
    }

    @Test
    void meetsEachWaitingResultOnceUntilItStartsAgain() {
        outbox.append(List.of(entry(ANOMALY, 1), entry(WINDOW_SUMMARY, 2)));
        DeliveryOrder order = outbox.deliveryOrder();
        assertThat(sequences(order.next(1, EVERYTHING))).containsExactly(1L);
        assertThat(sequences(order.next(9, EVERYTHING))).containsExactly(2L);
        outbox.append(List.of(entry(ANOMALY, 3)));
        assertThat(sequences(order.next(9, EVERYTHING))).containsExactly(3L);
        assertThat(order.next(9, EVERYTHING)).isEmpty();

        order.restart();

        assertThat(sequences(order.next(9, EVERYTHING))).containsExactly(1L, 3L, 2L);
    }

    @Test
    void keepsOfADeliveredResultOnlyItsTombstoneButOfAnAnomalyItsEvent() throws SQLException {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1), entry(ANOMALY, 2), entry(ANOMALY, 3)));
        outbox.markDelivered(everythingWaiting());

        assertThat(numberFrom("SELECT count(*) FROM results WHERE event IS NULL")).isEqualTo(1);
        assertThat(outbox.anomalies(2, 10))
                .singleElement()
                .satisfies(
                        anomaly -> {
                            assertThat(anomaly.sequence()).isEqualTo(3);
                            assertThat(anomaly.event()).isEqualTo(entry(ANOMALY, 3).event());
                        });
        assertThat(sequences(outbox.anomalies(0, 1))).containsExactly(2L);
    }

    @Test
    void keepsAnUndeliverableResultOutOfTheWayWithItsReason() throws SQLException {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1), entry(WINDOW_SUMMARY, 2)));
        outbox.setAside(everythingWaiting().get(0), "too large");
        outbox.markDelivered(everythingWaiting());
        clock.advance(RETENTION.multipliedBy(2));
        outbox.purge(RETENTION);

        OutboxCounts counts = outbox.counts();
        assertThat(counts.undeliverable()).isEqualTo(1);
        assertThat(counts.pending()).isZero();
        assertThat(counts.pendingBytes()).isZero();
        assertThat(
                        numberFrom(
                                "SELECT count(*) FROM results WHERE sequence = 1"
                                        + " AND undeliverable = 'too large' AND event IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void countsADeliveryOnce() {
        outbox.append(List.of(entry(ANOMALY, 1)));
        List<OutboxResult> waiting = everythingWaiting();
        outbox.markDelivered(waiting);
        outbox.markDelivered(waiting);
        outbox.setAside(waiting.get(0), "too late for that");

        OutboxCounts counts = outbox.counts();
        assertThat(counts.uplinked()).isEqualTo(1);
        assertThat(counts.undeliverable()).isZero();
        assertThat(counts.pending()).isZero();
    }

    @Test
    void storesAllOfACallOrNothing() {
        OutboxEntry notAnId = new OutboxEntry("z".repeat(32), ANOMALY, new byte[] {1});

        assertThatThrownBy(() -> outbox.append(List.of(entry(ANOMALY, 1), notAnId)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(outbox.counts().emitted()).isZero();
        outbox.append(List.of(entry(ANOMALY, 2)));
        assertThat(sequences(everythingWaiting())).containsExactly(1L);
    }

    @Test
    void tellsAnEntryOfTheCountsJustBeforeIt() {
        outbox.append(List.of(entry(ANOMALY, 1), entry(ANOMALY, 2)));
        List<OutboxCounts> told = new ArrayList<>();

        outbox.append(
                counts -> {
                    told.add(counts);
                    return entry(GATEWAY_HEALTH, 1);
                });

        assertThat(told).singleElement().extracting(OutboxCounts::emitted).isEqualTo(2L);
        assertThat(outbox.counts().emittedByKind()).containsEntry(GATEWAY_HEALTH, 1L);
    }

    @Test
    void givesGaplessUniqueNumbersToTwoThreadsThatAppendTheSameResults() {
        int results = 2_000;
        CompletableFuture<Integer> first = appendOneByOne(results);
        CompletableFuture<Integer> second = appendOneByOne(results);

        assertThat(first.join() + second.join()).isEqualTo(results);
        assertThat(sequences(everythingWaiting()))
                .isEqualTo(LongStream.rangeClosed(1, results).boxed().toList());
    }

    private CompletableFuture<Integer> appendOneByOne(int results) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Outbox own = Outbox.open(file, clock)) {
                        int added = 0;
                        for (int number = 0; number < results; number++) {
                            added += own.append(List.of(entry(WINDOW_SUMMARY, number)));
                        }
                        return added;
                    }
                });
    }

    @Test
    void isNotBlockedByAReader() throws SQLException {
        outbox.append(List.of(entry(ANOMALY, 1)));
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = reader.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT count(*) FROM results").close();

            assertThat(outbox.append(List.of(entry(ANOMALY, 2)))).isEqualTo(1);
        }
    }

    @Test
    void isInWalModeAndWaitsForTheDisk() throws SQLException {
        assertThat(textFrom("PRAGMA journal_mode")).isEqualTo("wal");
        int full = 2;
        assertThat(numberFrom("PRAGMA synchronous")).isEqualTo(full);
    }

    @Test
    void refusesAFileOfANewerRelease() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> Outbox.open(file, clock))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("99");
    }

    private void reopen() {
        outbox.close();
        outbox = Outbox.open(file, clock);
    }

    private List<OutboxResult> everythingWaiting() {
        return outbox.deliveryOrder().next(Integer.MAX_VALUE, EVERYTHING);
    }

    private static List<Long> sequences(List<OutboxResult> results) {
        return results.stream().map(OutboxResult::sequence).toList();
    }

    private long numberFrom(String query) throws SQLException {
        return Long.parseLong(textFrom(query));
    }

    private String textFrom(String query) throws SQLException {
        try (OutboxDatabase database = OutboxDatabase.open(file);
                ResultSet row = database.statement(query).executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
