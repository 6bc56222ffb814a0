package io.tidemark.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on an outbox and on the plainest model of one; both must agree throughout. */
class OutboxModelTest {

    private static final Duration RETENTION = Duration.ofMinutes(10);
    private static final int STEPS = 400;
    private static final int DIFFERENT_EVENTS = 300;

    @TempDir Path directory;
    private final AdjustableClock clock = new AdjustableClock();

    private static final class Row {
        final long sequence;
        final OutboxEntry entry;
        long deliveredAt = -1;
        boolean aside;

        Row(long sequence, OutboxEntry entry) {
            this.sequence = sequence;
            this.entry = entry;
        }

        boolean waits() {
            return deliveredAt < 0 && !aside;
        }
    }

    private static final class Model {
        final List<Row> rows = new ArrayList<>();
        final Map<String, Long> numbers = new HashMap<>();
        long emitted;
        long uplinked;
        long floor;

        void append(OutboxEntry entry) {
            if (!numbers.containsKey(entry.id())) {
                numbers.put(entry.id(), ++emitted);
                rows.add(new Row(emitted, entry));
            }
        }

        /** What may come under an id from before the floor is nobody's promise. */
        boolean mayCome(OutboxEntry entry) {
            return numbers.getOrDefault(entry.id(), Long.MAX_VALUE) > floor;
        }

        List<Row> waiting() {
            return rows.stream()
                    .filter(Row::waits)
                    .sorted(
                            Comparator.comparing((Row row) -> row.entry.kind().priority())
                                    .thenComparing(row -> row.sequence))
                    .toList();
        }

        List<Long> anomalies() {
            return rows.stream()
                    .filter(row -> row.entry.kind() == EventKind.ANOMALY)
                    .map(row -> row.sequence)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithThePlainestModel(long seed) {
        Random random = new Random(seed);
        Path file = directory.resolve("outbox.db");
        Model model = new Model();
        Outbox outbox = Outbox.open(file, "g1", clock);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> append(random, outbox, model);
                case 3, 4 -> deliver(random, outbox, model);
                case 5 -> setAside(random, outbox, model);
                case 6 -> purge(random, outbox, model);
                case 7 -> checkpoint(outbox, model);
                default -> {
                    outbox.close();
                    outbox = Outbox.open(file, "g1", clock);
                }
            }
            assertAgreement(outbox, model);
        }
        outbox.close();
        assertThat(model.emitted).isGreaterThan(DIFFERENT_EVENTS);
    }

    private static void append(Random random, Outbox outbox, Model model) {
        List<OutboxEntry> entries = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            EventKind kind = EventKind.values()[random.nextInt(EventKind.values().length)];
            entries.add(SampleEvents.entry(kind, random.nextInt(DIFFERENT_EVENTS)));
        }
        entries.removeIf(entry -> !model.mayCome(entry));
        outbox.append(entries);
        entries.forEach(model::append);
    }

    private void deliver(Random random, Outbox outbox, Model model) {
        List<OutboxResult> taken = outbox.deliveryOrder().next(1 + random.nextInt(20), 1 << 20);
        outbox.markDelivered(taken);
        for (Row row : model.waiting().subList(0, taken.size())) {
            row.deliveredAt = clock.millis();
            model.uplinked++;
        }
    }

    private void setAside(Random random, Outbox outbox, Model model) {
        if (random.nextInt(4) == 0 && !model.waiting().isEmpty()) {
            outbox.setAside(outbox.deliveryOrder().next(1, 1).get(0), "seeded");
            Row row = model.waiting().get(0);
            row.aside = true;
            model.append(OutboxEntry.of(SampleEvents.setAside(row.sequence, row.entry, clock)));
        }
    }

    private static void checkpoint(Outbox outbox, Model model) {
        outbox.checkpointCompleted(model.emitted, 1);
        model.floor = model.emitted;
    }

    private void purge(Random random, Outbox outbox, Model model) {
        clock.advance(Duration.ofMinutes(random.nextInt(8)));
        outbox.purge(RETENTION);
        long before = clock.millis() - RETENTION.toMillis();
        model.rows.removeIf(
                row ->
                        row.deliveredAt >= 0
                                && row.deliveredAt < before
                                && row.sequence <= model.floor);
    }

    private static void assertAgreement(Outbox outbox, Model model) {
        List<Row> waiting = model.waiting();
        List<OutboxResult> found = outbox.deliveryOrder().next(Integer.MAX_VALUE, Long.MAX_VALUE);
        assertThat(found.stream().map(OutboxResult::sequence))
                .isEqualTo(waiting.stream().map(row -> row.sequence).toList());
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).event()).isEqualTo(waiting.get(i).entry.event());
        }
        assertThat(outbox.anomalies(0, Integer.MAX_VALUE).stream().map(OutboxResult::sequence))
                .isEqualTo(model.anomalies());
        OutboxCounts counts = outbox.counts();
        assertThat(counts.emitted()).isEqualTo(model.emitted);
        assertThat(counts.uplinked()).isEqualTo(model.uplinked);
        assertThat(counts.pending()).isEqualTo(waiting.size());
        assertThat(counts.pendingBytes())
                .isEqualTo(waiting.stream().mapToLong(row -> row.entry.event().length).sum());
        assertThat(counts.emittedByKind().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(model.emitted);
    }
}
