package io.tidemark.edge.outbox;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.edge.outbox.file.SqliteFile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxFileTest extends OutboxFixture {

    @Test
    void neverGivesANumberTwiceAlsoWhenItsResultIsPurged() {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1), entry(WINDOW_SUMMARY, 2)));
        outbox.markDelivered(everythingWaiting());
        outbox.checkpointCompleted(2, 1);
        clock.advance(RETENTION.plusMillis(1));
        assertThat(outbox.purge(RETENTION)).isEqualTo(2);
        reopen();

        outbox.append(List.of(entry(WINDOW_SUMMARY, 3)));

        assertThat(sequences(everythingWaiting())).containsExactly(3L);
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
            statement.execute("CREATE TABLE of_a_newer_release (number INTEGER)");
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

    private long numberFrom(String query) throws SQLException {
        return Long.parseLong(textFrom(query));
    }

    private String textFrom(String query) throws SQLException {
        try (Connection connection = SqliteFile.connect(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
