package io.tidemark.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Failures, repairs and predictions of some machines, and what the queries must say of them, found
 * without SQL: every prediction by itself walks to its machine's next outcome.
 */
record MachineHistory(List<Outcome> outcomes, List<Prediction> predictions) {

    private static final int MINUTES = 40_000;
    private static final int WEEK_MINUTES = 7 * 24 * 60;

    /** A failure, repair or inspection, some minutes after the beginning. */
    record Outcome(String machine, String kind, long minute) {}

    /** What was foreseen at some minute: seconds of life, and the probability of a failure. */
    record Prediction(
            String machine, long minute, long life, long lower, long upper, double probability) {}

    static MachineHistory random(long seed, int machines) {
        Random random = new Random(seed);
        MachineHistory history = new MachineHistory(new ArrayList<>(), new ArrayList<>());
        for (int number = 0; number < machines; number++) {
            String machine = "m" + number;
            Set<Long> taken = new HashSet<>();
            for (int outcome = random.nextInt(5); outcome > 0; outcome--) {
                long minute = 1 + random.nextInt(MINUTES);
                if (taken.add(minute)) {
                    String[] kinds = {"FAILURE", "FAILURE", "REPAIR", "INSPECTION"};
                    history.outcomes.add(new Outcome(machine, kinds[random.nextInt(4)], minute));
                }
            }
            for (int made = 0; made < 40; made++) {
                long life = random.nextInt(9_000);
                history.predictions.add(
                        new Prediction(
                                machine,
                                random.nextInt(MINUTES),
                                life,
                                Math.max(0, life - random.nextInt(900_000)),
                                life + random.nextInt(900_000),
                                random.nextInt(11) / 10.0));
            }
        }
        return history;
    }

    /** Band, judged, undecided, failures, share held, mean error in hours. */
    List<String> calibration() {
        Map<String, Band> bands = new TreeMap<>();
        for (Prediction made : predictions) {
            Band band = bands.computeIfAbsent(bandOf(made.life()), name -> new Band());
            Outcome end = endAfter(made.machine(), made.minute());
            if (end == null || !end.kind().equals("FAILURE")) {
                band.undecided++;
            } else {
                band.judge(made, end);
            }
        }
        return bands.entrySet().stream().map(band -> band.getValue().text(band.getKey())).toList();
    }

    /** Machine, hours of the first warning, whether there was none. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Outcome failure : outcomes) {
            if (failure.kind().equals("FAILURE")) {
                Long first = firstWarning(failure);
                warnings.add(
                        "%s %s %s"
                                .formatted(
                                        failure.machine(),
                                        first == null
                                                ? null
                                                : rounded((failure.minute() - first) / 60.0, 2),
                                        first == null));
            }
        }
        return warnings;
    }

    private Long firstWarning(Outcome failure) {
        Long first = null;
        for (Prediction made : predictions) {
            if (made.machine().equals(failure.machine())
                    && made.probability() >= 0.5
                    && made.minute() >= failure.minute() - WEEK_MINUTES
                    && failure.equals(endAfter(made.machine(), made.minute()))
                    && (first == null || made.minute() < first)) {
                first = made.minute();
            }
        }
        return first;
    }

    private Outcome endAfter(String machine, long minute) {
        Outcome next = null;
        for (Outcome outcome : outcomes) {
            if (outcome.machine().equals(machine)
                    && !outcome.kind().equals("INSPECTION")
                    && outcome.minute() > minute
                    && (next == null || outcome.minute() < next.minute())) {
                next = outcome;
            }
        }
        return next;
    }

    private static String bandOf(long life) {
        if (life < 1_800) {
            return "under 0.5";
        }
        if (life < 3_600) {
            return "0.5 to 1";
        }
        return life < 7_200 ? "1 to 2" : "2 or more";
    }

    private static double rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }

    /** Sums of the predictions of one band. */
    private static final class Band {

        private final Set<Outcome> failures = new HashSet<>();
        private int judged;
        private int undecided;
        private int held;
        private double error;

        private void judge(Prediction made, Outcome failure) {
            long truth = 60 * (failure.minute() - made.minute());
            failures.add(failure);
            judged++;
            held += made.lower() <= truth && truth <= made.upper() ? 1 : 0;
            error += made.life() - truth;
        }

        private String text(String name) {
            return "%s %d %d %d %s %s"
                    .formatted(
                            name,
                            judged,
                            undecided,
                            failures.size(),
                            rounded(held / (double) judged, 3),
                            rounded(error / judged / 3600, 2));
        }
    }
}
