package io.tidemark.edge.outbox.salvage;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static io.tidemark.edge.outbox.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxCounts;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.events.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that the release with version 1 wrote: 24 results of {@link SampleEvents}, summaries under
 * odd numbers up to 19 and anomalies under even ones up to 20, then a rejected reading that is set
 * aside, a health report, an anomaly and a summary. Fifteen were delivered, thirteen of them
 * purged.
 */
class OutboxUpgradeTest {

    @TempDir Path directory;
    private Outbox outbox;

    @BeforeEach
    void upgradeTheFile() throws IOException {
        try (InputStream fixture = getClass().getResourceAsStream("outbox-1.db")) {
            Files.copy(fixture, directory.resolve("outbox.db"));
        }
        outbox = Outbox.open(directory.resolve("outbox.db"), "g1", new AdjustableClock());
    }

    @AfterEach
    void closeTheOutbox() {
        outbox.close();
    }

    @Test
    void findsAllThatWaited() throws IOException {
        List<OutboxResult> waiting = outbox.deliveryOrder().next(100, Long.MAX_VALUE);

        assertThat(waiting.stream().map(OutboxResult::sequence))
                .containsExactly(23L, 22L, 11L, 13L, 15L, 17L, 19L, 24L);
        // Written by the schema of that release.
        assertThat(EventCodec.decode(waiting.get(0).event())).isEqualTo(event(ANOMALY, 11));
        assertThat(waiting.get(2).event()).isEqualTo(entry(WINDOW_SUMMARY, 6).event());
    }

    @Test
    void goesOnWithTheCounts() {
        OutboxCounts counts = outbox.counts();

        assertThat(counts.emitted()).isEqualTo(24);
        assertThat(counts.uplinked()).isEqualTo(15);
        assertThat(counts.pending()).isEqualTo(8);
        assertThat(counts.pendingBytes()).isEqualTo(750);
        assertThat(counts.undeliverable()).isEqualTo(1);
        assertThat(counts.dropped()).isZero();
        assertThat(counts.emittedByKind()).containsEntry(ANOMALY, 11L);
    }

    @Test
    void knowsTheIdsThatItKnew() {
        assertThat(
                        outbox.append(
                                List.of(
                                        entry(WINDOW_SUMMARY, 4),
                                        entry(WINDOW_SUMMARY, 6),
                                        entry(ANOMALY, 12))))
                .isEqualTo(1);
        assertThat(outbox.lastSequence()).isEqualTo(25);
    }

    @Test
    void leavesNothingOfTheOldFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsOnly("outbox.db", "outbox.db-wal", "outbox.db-shm");
        }
    }
}
