package io.tidemark.edge.outbox.salvage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.Accounting;
import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxCounts;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.OutboxFixture;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.edge.outbox.SampleEvents;
import io.tidemark.edge.outbox.file.FileCheck;
import io.tidemark.edge.outbox.file.OutboxDatabase;
import io.tidemark.events.LedgerAction;
import io.tidemark.events.LedgerEntry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real files, damaged at random places: what is left is what was written, what is missing is
 * declared, no number is given twice, and the outbox goes on.
 */
class OutboxDamageTest {

    private static final int RESULTS = 3_000;
    private static final int DELIVERED = 300;
    private static final int PAGE_BYTES = 4_096;
    private static final int FLIPS = 12;

    @TempDir Path directory;
    private final AdjustableClock clock = new AdjustableClock();
    private final Map<Long, byte[]> written = new HashMap<>();
    private final TreeSet<Long> settled = new TreeSet<>();
    private Path file;

    @BeforeEach
    void writeTheFile() {
        file = directory.resolve("outbox.db");
        try (Outbox outbox = open()) {
            List<OutboxEntry> entries = new ArrayList<>();
            for (int number = 0; number < RESULTS; number++) {
                EventKind kind = EventKind.values()[number % 100 == 0 ? 0 : 1];
                entries.add(SampleEvents.entry(kind, number));
            }
            outbox.append(entries);
            List<OutboxResult> all = Accounting.waiting(outbox);
            all.forEach(result -> written.put(result.sequence(), result.event()));
            outbox.markDelivered(all.subList(0, DELIVERED));
            all.subList(0, DELIVERED).forEach(result -> settled.add(result.sequence()));
            outbox.checkpointCompleted(RESULTS, 1);
            clock.advance(OutboxFixture.RETENTION.plusMillis(1));
            assertThat(outbox.purge(OutboxFixture.RETENTION)).isEqualTo(DELIVERED);
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("outbox.damage.seeds", 12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void survivesFlippedBits(long seed) throws IOException {
        Random random = new Random(seed);
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            for (int flip = 0; flip < FLIPS; flip++) {
                flip(damaged, random.nextLong(damaged.length()), random);
            }
        }
        assertServesTheRestAndGoesOn();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void survivesATornPage(long seed) throws IOException {
        Random random = new Random(seed);
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            long page = 1 + random.nextLong(damaged.length() / PAGE_BYTES - 1);
            byte[] half = new byte[PAGE_BYTES / 2];
            random.nextBytes(half);
            damaged.seek(page * PAGE_BYTES + random.nextInt(2) * half.length);
            damaged.write(half);
        }
        assertServesTheRestAndGoesOn();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40})
    void survivesATruncatedFile(int pages) throws IOException {
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.setLength(damaged.length() - (long) pages * PAGE_BYTES);
        }
        assertServesTheRestAndGoesOn();
    }

    @Test
    void survivesAHeaderThatIsNone() throws IOException {
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.write(new byte[PAGE_BYTES]);
        }
        assertServesTheRestAndGoesOn();
        try (Outbox outbox = open()) {
            assertThat(outbox.counts().damaged()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void survivesABitFlippedInTheFirstPage(long seed) throws IOException {
        Random random = new Random(seed);
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            flip(damaged, random.nextInt(seed % 2 == 0 ? 100 : PAGE_BYTES), random);
        }
        assertServesTheRestAndGoesOn();
    }

    @Test
    void survivesDamageThatIsFoundWhileItRuns() throws IOException {
        try (Outbox sink = open();
                Outbox gateway = open()) {
            assertThat(gateway.counts().pending()).isEqualTo(RESULTS - DELIVERED);
            try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
                for (long page = damaged.length() / PAGE_BYTES / 2; page % 8 != 0; page++) {
                    damaged.seek(page * PAGE_BYTES);
                    damaged.write(new byte[PAGE_BYTES]);
                }
            }
            assertServesTheRest(gateway);
            sink.append(List.of(SampleEvents.entry(EventKind.ANOMALY, 1_000_000)));
            assertThat(sink.counts()).isEqualTo(gateway.counts());
        }
        try (Outbox reopened = open()) {
            assertServesTheRest(reopened);
        }
    }

    @Test
    void losesNothingToATornEndOfTheJournal() throws IOException {
        Path crashed = directory.resolve("crashed").resolve("outbox.db");
        Files.createDirectories(crashed.getParent());
        try (Outbox outbox = open()) {
            outbox.append(List.of(SampleEvents.entry(EventKind.ANOMALY, 1_000_001)));
            Files.copy(file, crashed);
            Files.copy(Path.of(file + "-wal"), Path.of(crashed + "-wal"));
        }
        try (RandomAccessFile journal = new RandomAccessFile(crashed + "-wal", "rw")) {
            journal.setLength(journal.length() + 1_000);
        }
        try (Outbox outbox = Outbox.open(crashed, "g1", clock)) {
            assertThat(outbox.lastSequence()).isEqualTo(RESULTS + 1);
            assertThat(Accounting.waiting(outbox)).hasSize(RESULTS - DELIVERED + 1);
        }
    }

    private void assertServesTheRestAndGoesOn() {
        try (Outbox outbox = open()) {
            check();
            assertServesTheRest(outbox);
            long last = outbox.lastSequence();
            assertThat(outbox.append(List.of(SampleEvents.entry(EventKind.ANOMALY, 1_000_000))))
                    .isEqualTo(1);
            assertThat(outbox.lastSequence()).isEqualTo(last + 1).isGreaterThan(RESULTS);
        }
        try (Outbox reopened = open()) {
            assertServesTheRest(reopened);
        }
    }

    /** What the outbox's keeper does when it starts. */
    private void check() {
        try (OutboxDatabase database =
                OutboxDatabase.open(file, new Salvage("g1", clock)::rebuild)) {
            FileCheck.run(database);
        }
    }

    private void assertServesTheRest(Outbox outbox) {
        TreeSet<Long> accounted = new TreeSet<>(settled);
        // Twice: what is found damaged when it is read is declared behind what was read.
        Accounting.waiting(outbox);
        for (OutboxResult result : Accounting.waiting(outbox)) {
            assertThat(accounted.add(result.sequence())).isTrue();
            if (result.sequence() <= RESULTS) {
                assertThat(result.event()).isEqualTo(written.get(result.sequence()));
            }
        }
        for (LedgerEntry entry : Accounting.ledger(outbox)) {
            assertThat(entry.getAction()).isEqualTo(LedgerAction.DAMAGED);
            LongStream.rangeClosed(entry.getFirstSequence(), entry.getLastSequence())
                    .forEach(accounted::add);
        }
        OutboxCounts counts = outbox.counts();
        assertThat(accounted).hasSize((int) counts.emitted());
        assertThat(accounted.last()).isEqualTo(counts.emitted());
        assertThat(counts.pending()).isEqualTo(Accounting.waiting(outbox).size());
        assertThat(counts.emitted())
                .isEqualTo(
                        counts.uplinked()
                                + counts.pending()
                                + counts.undeliverable()
                                + counts.folded()
                                + counts.dropped());
    }

    private Outbox open() {
        return Outbox.open(file, "g1", clock);
    }

    private static void flip(RandomAccessFile file, long position, Random random)
            throws IOException {
        file.seek(position);
        int read = file.read();
        file.seek(position);
        file.write(read ^ (1 << random.nextInt(8)));
    }
}
