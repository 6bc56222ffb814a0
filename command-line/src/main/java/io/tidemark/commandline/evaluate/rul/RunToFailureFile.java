package io.tidemark.commandline.evaluate.rul;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.evaluate.input.InputText;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.MachineStep;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads files in the layout of NASA's C-MAPSS data (Saxena et al., "Damage Propagation Modeling for
 * Aircraft Engine Run-to-Failure Simulation", PHM 2008): a line a cycle with 26 numbers between
 * spaces, unit, cycle, 3 operational settings and 21 sensors; the cycles of a unit in their order.
 */
final class RunToFailureFile {

    /** Names of the settings, which tell how a unit is run rather than how it is. */
    static final List<String> SETTINGS = names("setting", 3);

    /** Names of all measured values, in the order of a step's means. */
    static final List<String> SENSORS =
            Stream.concat(SETTINGS.stream(), names("sensor", 21).stream()).toList();

    private static final int COLUMNS = 2 + 24;

    private final Path file;
    private final Map<Integer, List<MachineStep>> units = new LinkedHashMap<>();
    private long line;
    private int unit;

    private RunToFailureFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the units in the order of the file.
     *
     * @param failed whether the last cycle of each unit is its failure
     * @throws CommandFailedException if the file cannot be read or is not of the layout
     */
    static List<MachineHistory> read(Path file, boolean failed) {
        RunToFailureFile content = new RunToFailureFile(file);
        try (BufferedReader lines = InputText.open(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                content.line++;
                if (!text.isBlank()) {
                    content.add(text.strip().split("\\s+"));
                }
            }
        } catch (IOException e) {
            throw InputText.unreadable(file, e);
        }
        if (content.units.isEmpty()) {
            throw new CommandFailedException(file + " is empty, expected a line for each cycle");
        }
        return content.units.entrySet().stream()
                .map(entry -> history(entry.getKey(), entry.getValue(), failed))
                .toList();
    }

    private static MachineHistory history(int unit, List<MachineStep> steps, boolean failed) {
        return new MachineHistory(Integer.toString(unit), steps, failed);
    }

    private void add(String[] cells) {
        if (cells.length != COLUMNS) {
            throw fault(
                    "26 numbers between spaces (unit, cycle, 3 settings, 21 sensors)",
                    cells.length + (cells.length == 1 ? " cell" : " cells"));
        }
        int ofUnit = whole("a unit", cells[0]);
        if (ofUnit != unit && units.containsKey(ofUnit)) {
            throw fault(
                    "all cycles of unit " + ofUnit + " together", "it again after unit " + unit);
        }
        unit = ofUnit;
        List<MachineStep> steps = units.computeIfAbsent(unit, key -> new ArrayList<>());
        int cycle = whole("a cycle", cells[1]);
        if (!steps.isEmpty() && cycle != steps.get(steps.size() - 1).endMillis() + 1) {
            throw fault(
                    "cycle " + (steps.get(steps.size() - 1).endMillis() + 1) + " of unit " + unit,
                    "cycle " + cycle);
        }
        double[] means = new double[SENSORS.size()];
        for (int sensor = 0; sensor < means.length; sensor++) {
            means[sensor] = number(SENSORS.get(sensor), cells[2 + sensor]);
        }
        steps.add(new MachineStep(cycle, means));
    }

    private int whole(String what, String cell) {
        double number = number(what, cell);
        if (number >= 1 && number <= Integer.MAX_VALUE && number == Math.rint(number)) {
            return (int) number;
        }
        throw fault(what + " counted from 1", "'" + cell + "'");
    }

    private double number(String what, String cell) {
        try {
            double number = Double.parseDouble(cell);
            if (!Double.isInfinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw fault("a number as " + what, "'" + cell + "'");
        }
        throw fault("a finite number as " + what, "'" + cell + "'");
    }

    private CommandFailedException fault(String expected, String found) {
        return new CommandFailedException(
                "%s, line %d: expected %s, found %s".formatted(file, line, expected, found));
    }

    private static List<String> names(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> name + "_" + number).toList();
    }
}
