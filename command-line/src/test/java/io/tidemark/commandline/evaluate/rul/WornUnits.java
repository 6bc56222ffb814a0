package io.tidemark.commandline.evaluate.rul;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Files of units that last 120 to 200 cycles and whose 21 sensors drift as their end comes near.
 */
final class WornUnits {

    /** Remaining lives of the units that still run. */
    static final int[] REMAINING = {10, 40, 80};

    private WornUnits() {}

    /** Units up to their failure. */
    static String failed(int count) {
        return units(count, new int[0]);
    }

    /** Units that still run. */
    static String running() {
        return units(REMAINING.length, REMAINING);
    }

    private static String units(int count, int[] remaining) {
        Random random = new Random(count);
        List<String> lines = new ArrayList<>();
        for (int unit = 1; unit <= count; unit++) {
            int life = 120 + random.nextInt(80);
            int seen = life - (remaining.length == 0 ? 0 : remaining[unit - 1]);
            for (int cycle = 1; cycle <= seen; cycle++) {
                double wear = Math.exp((cycle - life) / 40.0);
                lines.add(line(unit, cycle, wear + 0.02 * random.nextGaussian()));
            }
        }
        return String.join("", lines);
    }

    static String line(int unit, int cycle, double wear) {
        String sensors =
                IntStream.rangeClosed(1, 21)
                        .mapToObj(
                                sensor ->
                                        String.format(
                                                Locale.ROOT,
                                                "%.4f",
                                                10 * sensor + (sensor % 3 - 1) * wear))
                        .collect(Collectors.joining(" "));
        return unit + " " + cycle + " 0.0 0.0 100.0 " + sensors + "  \n";
    }
}
