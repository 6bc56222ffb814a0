package io.tidemark.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Judges the columns of examples: nulls, ranges, and drift against an earlier version. */
public final class QualityReview {

    private static final double MANY = 0.5;
    private static final String LABEL = "remaining_life_seconds";

    private final TreeMap<String, Long> rows = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, ColumnValues>> columns = new TreeMap<>();

    private QualityReview() {}

    /** Takes in what a source hands out. */
    public static QualityReview of(Consumer<Consumer<Example>> examples) {
        QualityReview review = new QualityReview();
        examples.accept(review::add);
        return review;
    }

    private void add(Example example) {
        rows.merge(example.machineType(), 1L, Long::sum);
        add(example, "age_seconds", example.ageSeconds());
        if (!example.censored()) {
            add(example, LABEL, example.remainingLifeSeconds());
        }
        example.features().forEach((sensor, mean) -> add(example, sensor, mean));
    }

    private void add(Example example, String column, double value) {
        columns.computeIfAbsent(example.machineType(), type -> new TreeMap<>())
                .computeIfAbsent(column, name -> new ColumnValues())
                .add(value);
    }

    /**
     * A row for each type and column, in their order; also for columns that only the earlier
     * version has.
     *
     * @param before of the earlier version; null if there is none
     * @param previousVersion name of the earlier version; null if there is none
     */
    public List<ColumnQuality> against(QualityReview before, String previousVersion) {
        List<ColumnQuality> qualities = new ArrayList<>();
        rows.keySet()
                .forEach(
                        type -> {
                            TreeSet<String> names = new TreeSet<>(columns.get(type).keySet());
                            if (before != null && before.columns.containsKey(type)) {
                                names.addAll(before.columns.get(type).keySet());
                            }
                            names.forEach(
                                    name ->
                                            qualities.add(
                                                    quality(type, name, before, previousVersion)));
                        });
        return qualities;
    }

    private ColumnValues column(String type, String name) {
        ColumnValues values = columns.getOrDefault(type, new TreeMap<>()).get(name);
        return values == null ? new ColumnValues() : values;
    }

    private ColumnQuality quality(
            String type, String name, QualityReview before, String previousVersion) {
        ColumnValues now = column(type, name);
        ColumnValues earlier = before == null ? new ColumnValues() : before.column(type, name);
        boolean some = now.count() > 0;
        boolean comparable = some && earlier.count() > 0;
        Double drift =
                comparable ? PopulationStability.index(earlier.sorted(), now.sorted()) : null;
        return new ColumnQuality(
                type,
                name,
                rows.get(type),
                rows.get(type) - now.count(),
                some ? now.minimum() : null,
                some ? now.maximum() : null,
                some ? now.mean() : null,
                some ? now.standardDeviation() : null,
                drift,
                previousVersion,
                // Of a fleet that mostly runs most examples lack the label, as they must.
                finding(now, earlier, name.equals(LABEL) ? now.count() : rows.get(type), drift));
    }

    private static String finding(
            ColumnValues now, ColumnValues before, long expected, Double drift) {
        List<String> sentences = new ArrayList<>();
        if (now.count() == 0) {
            return "no row has it any more";
        }
        if (expected - now.count() > MANY * expected) {
            sentences.add(expected - now.count() + " of " + expected + " rows have no value");
        }
        if (now.minimum() == now.maximum()) {
            sentences.add("it never varies");
        }
        if (drift != null && drift > PopulationStability.SHIFTED) {
            sentences.add(
                    String.format(
                            Locale.ROOT, "the values have shifted, stability index %.2f", drift));
        }
        if (before.count() > 0 && isFarOutside(now, before)) {
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "it reaches from %s to %s, before from %s to %s",
                            now.minimum(),
                            now.maximum(),
                            before.minimum(),
                            before.maximum()));
        }
        return sentences.isEmpty() ? null : String.join("; ", sentences);
    }

    /** Whether it reaches farther than the whole width beyond what it was. */
    private static boolean isFarOutside(ColumnValues now, ColumnValues before) {
        double width = before.maximum() - before.minimum();
        return now.minimum() < before.minimum() - width || now.maximum() > before.maximum() + width;
    }
}
