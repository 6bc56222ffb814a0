package io.tidemark.commandline.simulate;

import io.tidemark.commandline.simulate.fleet.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** How pumps ended, as a file that {@code ./tidemark outcome upload} takes. */
final class OutcomeFile {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader(
                            "site",
                            "machine",
                            "kind",
                            "occurredAt",
                            "machineType",
                            "failureMode",
                            "reportedBy")
                    .get();

    private OutcomeFile() {}

    /** The text of the file. */
    static String of(List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter rows = new CSVPrinter(text, FORMAT)) {
            for (Outcome outcome : outcomes) {
                rows.printRecord(
                        outcome.site(),
                        outcome.machine(),
                        outcome.kind(),
                        outcome.occurredAt(),
                        outcome.machineType(),
                        outcome.failureMode(),
                        outcome.reportedBy());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }
}
