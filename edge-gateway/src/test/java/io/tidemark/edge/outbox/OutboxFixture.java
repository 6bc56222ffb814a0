package io.tidemark.edge.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An outbox of one test, and the clock that stamps it. */
abstract class OutboxFixture {

    static final Duration RETENTION = Duration.ofHours(1);
    static final long EVERYTHING = Long.MAX_VALUE;

    @TempDir Path directory;
    final AdjustableClock clock = new AdjustableClock();
    Path file;
    Outbox outbox;

    @BeforeEach
    void openTheOutbox() {
        file = directory.resolve("data").resolve("outbox.db");
        outbox = Outbox.open(file, "g1", clock);
    }

    @AfterEach
    void closeTheOutbox() {
        outbox.close();
    }

    List<OutboxResult> everythingWaiting() {
        return outbox.deliveryOrder().next(Integer.MAX_VALUE, EVERYTHING);
    }

    static List<Long> sequences(List<OutboxResult> results) {
        return results.stream().map(OutboxResult::sequence).toList();
    }
}
