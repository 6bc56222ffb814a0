package io.tidemark.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.edge.outbox.file.OutboxDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's own limit of the file stands in for the disk: the error is the same. */
class FullDiskTest {

    @TempDir Path directory;

    @Test
    void storesNothingOfWhatDoesNotFitAndGoesOnWhenThereIsRoom() throws Exception {
        OutboxDatabase database =
                OutboxDatabase.open(directory.resolve("outbox.db"), OutboxDatabase.Rebuild::giveUp);
        try (Outbox outbox = new Outbox(database, "g1", new AdjustableClock())) {
            outbox.append(summaries(0, 10));
            limit(database, outbox.store().usage().usedBytes() / 4096 + 2);

            assertThatThrownBy(() -> outbox.append(summaries(10, 2_000)))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("full");
            assertThat(outbox.counts().emitted()).isEqualTo(10);
            Accounting.assertComplete(outbox, List.of());

            limit(database, 1_000_000);
            assertThat(outbox.append(summaries(10, 2_000))).isEqualTo(1_990);
            Accounting.assertComplete(outbox, List.of());
        }
    }

    private static void limit(OutboxDatabase database, long pages) {
        database.run(
                "limit the file",
                () -> {
                    database.statement("PRAGMA max_page_count = " + pages).executeQuery().close();
                    return null;
                });
    }

    private static List<OutboxEntry> summaries(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> SampleEvents.entry(EventKind.WINDOW_SUMMARY, number))
                .toList();
    }
}
