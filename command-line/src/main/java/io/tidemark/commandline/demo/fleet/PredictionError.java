package io.tidemark.commandline.demo.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How far two models were off on the same moments of the same lives: those of the last hours that
 * the models tell apart, once a pump was seen for long enough, and for which both foresaw
 * something. Beside them what a plant does that has no model: it takes the mean life for granted.
 *
 * @param pumps by name
 */
record PredictionError(List<PumpErrors> pumps) {

    /** Longest remaining life that the models tell apart, the trainer's default for hours. */
    static final double CAP_HOURS = 125;

    /** A model looks at so many steps before it knows a pump. */
    private static final double SEEN_HOURS = 30;

    private static final double SECONDS_PER_HOUR = 3_600;

    PredictionError {
        pumps = List.copyOf(pumps);
    }

    /**
     * @param lives of the pumps, by name
     * @param before what the model before foresaw
     * @param after what the model after foresaw of the same pumps
     * @param meanLifeHours that the plant knew before it had a model
     */
    static PredictionError of(
            Map<String, TrueLife> lives,
            List<Foreseen> before,
            List<Foreseen> after,
            double meanLifeHours) {
        Map<String, Map<Instant, Double>> first = byMachine(before);
        Map<String, Map<Instant, Double>> second = byMachine(after);
        List<PumpErrors> pumps = new ArrayList<>();
        new TreeMap<>(lives)
                .forEach(
                        (machine, life) -> {
                            Squares squares =
                                    squares(
                                            life,
                                            first.getOrDefault(machine, Map.of()),
                                            second.getOrDefault(machine, Map.of()),
                                            meanLifeHours);
                            if (squares.moments > 0) {
                                pumps.add(squares.errors(machine, life));
                            }
                        });
        return new PredictionError(pumps);
    }

    /** Without a model, hours. */
    double planned() {
        return overall(PumpErrors::planned);
    }

    /** Of the model before, hours. */
    double before() {
        return overall(PumpErrors::before);
    }

    /** Of the model after, hours. */
    double after() {
        return overall(PumpErrors::after);
    }

    /** Whether the model after errs at most half as much as the one before. */
    boolean halved() {
        return !pumps.isEmpty() && after() <= before() / 2;
    }

    /** The pump that the models foresaw most differently, for a picture; empty without any. */
    Optional<String> example() {
        return pumps.stream()
                .max(Comparator.comparingDouble(pump -> pump.before() - pump.after()))
                .map(PumpErrors::machine);
    }

    /** Each pump counts once, however long it lived. */
    private double overall(ToDoubleFunction<PumpErrors> error) {
        return Math.sqrt(
                pumps.stream()
                        .mapToDouble(pump -> Math.pow(error.applyAsDouble(pump), 2))
                        .average()
                        .orElse(Double.NaN));
    }

    private static Squares squares(
            TrueLife life,
            Map<Instant, Double> before,
            Map<Instant, Double> after,
            double meanLifeHours) {
        Squares squares = new Squares();
        before.forEach(
                (at, said) -> {
                    double remaining = hours(at, life.endedAt());
                    double age = hours(life.startedAt(), at);
                    Double saidAfter = after.get(at);
                    if (saidAfter != null
                            && age > SEEN_HOURS
                            && remaining >= 0
                            && remaining <= CAP_HOURS) {
                        double planned = Math.max(0, Math.min(CAP_HOURS, meanLifeHours - age));
                        squares.add(planned - remaining, said - remaining, saidAfter - remaining);
                    }
                });
        return squares;
    }

    private static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / SECONDS_PER_HOUR;
    }

    private static Map<String, Map<Instant, Double>> byMachine(List<Foreseen> predictions) {
        Map<String, Map<Instant, Double>> byMachine = new TreeMap<>();
        for (Foreseen foreseen : predictions) {
            byMachine
                    .computeIfAbsent(foreseen.machine(), machine -> new TreeMap<>())
                    .put(foreseen.at(), foreseen.hours());
        }
        return byMachine;
    }

    /** Squares of errors, summed. */
    private static final class Squares {

        private int moments;
        private double planned;
        private double before;
        private double after;

        private void add(double plannedError, double beforeError, double afterError) {
            moments++;
            planned += plannedError * plannedError;
            before += beforeError * beforeError;
            after += afterError * afterError;
        }

        private PumpErrors errors(String machine, TrueLife life) {
            return new PumpErrors(
                    machine,
                    life.mode(),
                    hours(life.startedAt(), life.endedAt()),
                    moments,
                    Math.sqrt(planned / moments),
                    Math.sqrt(before / moments),
                    Math.sqrt(after / moments));
        }
    }
}
