package io.tidemark.edge.uplink;

import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.outbox.Outbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An outbox, a server that answers as the test says, and a clock that the test moves. */
abstract class DispatchFixture {

    static final int MAXIMUM_BATCH_BYTES = 4_000;
    static final Duration BATCH_INTERVAL = Duration.ofMillis(500);

    @TempDir Path directory;
    final FakeUplinkClient client = new FakeUplinkClient();
    final AdjustableClock ticker = new AdjustableClock();
    Outbox outbox;
    Dispatch dispatch;
    SentBytes sent;
    ProgressMeter meter;

    /** The gateway's clock; the ticker is the monotonic one. */
    final AdjustableClock clock = new AdjustableClock();

    @BeforeEach
    void openTheOutbox() {
        outbox = Outbox.open(directory.resolve("outbox.db"), new AdjustableClock());
        sent = SentBytes.open(directory.resolve("uplink.db"), clock);
        DailyBudget budget = new DailyBudget(dailyBudgetBytes(), sent);
        LongSupplier nanoTime = () -> ticker.millis() * 1_000_000;
        meter = new ProgressMeter(outbox, sent, budget, clock, nanoTime);
        dispatch =
                new Dispatch(
                        outbox, client, "g1", uplink(), budget, meter, nanoTime, new Random(1));
    }

    /** Of the test; unlimited unless it says otherwise. */
    long dailyBudgetBytes() {
        return Long.MAX_VALUE;
    }

    private UplinkConfig uplink() {
        return new UplinkConfig(
                "localhost",
                8883,
                Path.of("certificate.pem"),
                Path.of("key.pem"),
                null,
                "tidemark_local_events",
                MAXIMUM_BATCH_BYTES,
                BATCH_INTERVAL,
                dailyBudgetBytes(),
                Duration.ofSeconds(10));
    }

    @AfterEach
    void closeTheOutbox() {
        outbox.close();
        sent.close();
    }

    void step() throws InterruptedException {
        dispatch.step(Duration.ZERO, false);
    }
}
