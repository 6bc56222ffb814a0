package io.tidemark.commandline.outcome;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.evaluate.input.CsvTable;
import io.tidemark.events.outcome.InvalidOutcomeException;
import io.tidemark.events.outcome.MaintenanceOutcome;
import io.tidemark.events.outcome.OutcomeFormat;
import io.tidemark.events.outcome.OutcomeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a file of outcomes holds, found with the rules by which the cloud job will judge it. */
final class OutcomesInFile {

    private static final String ENDING = ".csv";
    private static final int FAULTS_SHOWN = 10;

    private final Path file;
    private final Instant latest;
    private final Map<String, MaintenanceOutcome> outcomes = new HashMap<>();
    private final Map<OutcomeKind, Integer> kinds = new EnumMap<>(OutcomeKind.class);
    private final List<String> faults = new ArrayList<>();
    private int repeated;

    private OutcomesInFile(Path file, Instant latest) {
        this.file = file;
        this.latest = latest;
    }

    /**
     * Reads the whole file.
     *
     * @param now nothing may have occurred later
     * @throws CommandFailedException if any row would be refused, with the line of each of the
     *     first ten and what was expected
     */
    static OutcomesInFile check(Path file, Instant now) throws IOException {
        if (!file.toString().endsWith(ENDING)) {
            throw new CommandFailedException(
                    file + ": expected a CSV file whose name ends with " + ENDING);
        }
        OutcomesInFile found = new OutcomesInFile(file, now.plus(OutcomeFormat.FUTURE_TOLERANCE));
        try (CsvTable table = new CsvTable(file, ',')) {
            found.requireSize();
            found.read(table);
        }
        found.requireNoFaults();
        return found;
    }

    private void requireSize() throws IOException {
        long bytes = Files.size(file);
        if (bytes > OutcomeFormat.MAX_FILE_BYTES) {
            throw new CommandFailedException(
                    "%s has %,d bytes, at most %,d are expected: split it"
                            .formatted(file, bytes, OutcomeFormat.MAX_FILE_BYTES));
        }
    }

    private void read(CsvTable table) {
        List<String> header = table.header();
        try {
            OutcomeFormat.requireHeader(header);
        } catch (InvalidOutcomeException e) {
            throw new CommandFailedException(file + ", line 1: " + e.getMessage(), e);
        }
        while (table.next()) {
            Map<String, String> fields = new HashMap<>();
            for (int column = 0; column < header.size(); column++) {
                fields.put(header.get(column), table.text(column));
            }
            try {
                take(OutcomeFormat.outcome(fields));
            } catch (InvalidOutcomeException e) {
                faults.add("%s, line %d: %s".formatted(file, table.line(), e.getMessage()));
            }
        }
    }

    private void take(MaintenanceOutcome outcome) throws InvalidOutcomeException {
        if (outcome.occurredAt().isAfter(latest)) {
            throw new InvalidOutcomeException(
                    InvalidOutcomeException.Fault.IMPOSSIBLE_TIME,
                    "occurredAt is " + outcome.occurredAt() + ", expected a time before now");
        }
        MaintenanceOutcome earlier = outcomes.putIfAbsent(outcome.id(), outcome);
        if (earlier == null) {
            kinds.merge(outcome.kind(), 1, Integer::sum);
        } else if (earlier.equals(outcome)) {
            repeated++;
        } else {
            throw new InvalidOutcomeException(
                    InvalidOutcomeException.Fault.MALFORMED,
                    "the outcome "
                            + outcome.id()
                            + " is there with other content in an earlier line");
        }
    }

    private void requireNoFaults() {
        if (faults.isEmpty()) {
            return;
        }
        List<String> shown =
                new ArrayList<>(faults.subList(0, Math.min(FAULTS_SHOWN, faults.size())));
        if (faults.size() > FAULTS_SHOWN) {
            shown.add("… and %,d more".formatted(faults.size() - FAULTS_SHOWN));
        }
        throw new CommandFailedException(String.join(System.lineSeparator(), shown));
    }

    /** What is in it, in one sentence. */
    String sentence(Path name) {
        return "%s has %,d outcomes: %,d failures, %,d repairs, %,d inspections%s."
                .formatted(
                        name,
                        outcomes.size(),
                        kinds.getOrDefault(OutcomeKind.FAILURE, 0),
                        kinds.getOrDefault(OutcomeKind.REPAIR, 0),
                        kinds.getOrDefault(OutcomeKind.INSPECTION, 0),
                        repeated == 0 ? "" : "; %,d rows repeat others".formatted(repeated));
    }
}
