package io.tidemark.edge.outbox;

import io.tidemark.edge.outbox.store.OutboxStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An outbox of one test, and the clock that stamps it. */
public abstract class OutboxFixture {

    public static final Duration RETENTION = Duration.ofHours(1);
    protected static final long EVERYTHING = Long.MAX_VALUE;

    @TempDir protected Path directory;
    protected final AdjustableClock clock = new AdjustableClock();
    protected Path file;
    protected Outbox outbox;

    @BeforeEach
    void openTheOutbox() {
        file = directory.resolve("data").resolve("outbox.db");
        outbox = Outbox.open(file, "g1", clock);
    }

    @AfterEach
    void closeTheOutbox() {
        outbox.close();
    }

    protected List<OutboxResult> everythingWaiting() {
        return outbox.deliveryOrder().next(Integer.MAX_VALUE, EVERYTHING);
    }

    protected OutboxStore store() {
        return outbox.store();
    }

    protected static List<Long> sequences(List<OutboxResult> results) {
        return results.stream().map(OutboxResult::sequence).toList();
    }
}
