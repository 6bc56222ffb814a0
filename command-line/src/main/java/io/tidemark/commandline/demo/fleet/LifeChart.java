package io.tidemark.commandline.demo.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The life of one pump in letters: what two models foresaw, and what came, from its first reading
 * on the left to its failure on the right. What remains is told from the bottom up, as far as the
 * models tell it apart.
 */
final class LifeChart {

    static final char TRUE_LIFE = '.';
    static final char BEFORE = 'o';
    static final char AFTER = '*';

    private static final int COLUMNS = 60;
    private static final int ROWS = 11;
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    private final TrueLife life;
    private final char[][] cells = new char[ROWS][COLUMNS];

    LifeChart(TrueLife life) {
        this.life = life;
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
        for (int column = 0; column < COLUMNS; column++) {
            double left = (COLUMNS - 1.0 - column) / (COLUMNS - 1);
            cells[row(left * hours())][column] = TRUE_LIFE;
        }
    }

    /** Draws predictions of the pump; those drawn last are on top. */
    LifeChart with(List<Foreseen> predictions, char letter) {
        for (Foreseen foreseen : predictions) {
            double age = hours(life.startedAt(), foreseen.at());
            if (age >= 0 && age <= hours()) {
                int column = (int) Math.round(age / hours() * (COLUMNS - 1));
                cells[row(foreseen.hours())][column] = letter;
            }
        }
        return this;
    }

    /** From the top. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            double value = PredictionError.CAP_HOURS * (ROWS - 1 - row) / (ROWS - 1);
            boolean labelled = row % 5 == 0;
            String label = labelled ? String.format(Locale.ROOT, "%4.0f h", value) : "      ";
            lines.add((label + " |" + new String(cells[row])).stripTrailing());
        }
        lines.add("       +" + "-".repeat(COLUMNS));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "        new%" + (COLUMNS - 3) + "s",
                        String.format(Locale.ROOT, "failed after %.0f h", hours())));
        return lines;
    }

    private double hours() {
        return hours(life.startedAt(), life.endedAt());
    }

    private static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_HOUR;
    }

    private static int row(double hours) {
        double share = Math.max(0, Math.min(1, hours / PredictionError.CAP_HOURS));
        return (int) Math.round((ROWS - 1) * (1 - share));
    }
}
