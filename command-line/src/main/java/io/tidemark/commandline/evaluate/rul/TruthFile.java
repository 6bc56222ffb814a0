package io.tidemark.commandline.evaluate.rul;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.evaluate.input.InputText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the true remaining lives of test units: a line each, in the order of the units. */
final class TruthFile {

    private TruthFile() {}

    /**
     * Reads as many remaining lives as there are units, in cycles.
     *
     * @throws CommandFailedException if the file cannot be read, or holds other than that
     */
    static double[] read(Path file, int units) {
        List<Double> lives = new ArrayList<>();
        long line = 0;
        try (BufferedReader lines = InputText.open(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (!text.isBlank()) {
                    lives.add(life(file, line, text.strip()));
                }
            }
        } catch (IOException e) {
            throw InputText.unreadable(file, e);
        }
        if (lives.size() != units) {
            throw new CommandFailedException(
                    "%s: expected %d remaining lives, one for each unit of the test file, found %d"
                            .formatted(file, units, lives.size()));
        }
        return lives.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double life(Path file, long line, String text) {
        try {
            double life = Double.parseDouble(text);
            if (life >= 0 && Double.isFinite(life)) {
                return life;
            }
        } catch (NumberFormatException e) {
            throw fault(file, line, text);
        }
        throw fault(file, line, text);
    }

    private static CommandFailedException fault(Path file, long line, String text) {
        return new CommandFailedException(
                "%s, line %d: expected a remaining life of 0 or more cycles, found '%s'"
                        .formatted(file, line, text));
    }
}
