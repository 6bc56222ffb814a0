package io.tidemark.commandline.outcome;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.events.outcome.InvalidOutcomeException;
import io.tidemark.events.outcome.MaintenanceOutcome;
import io.tidemark.events.outcome.OutcomeField;
import io.tidemark.events.outcome.OutcomeFormat;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One outcome, by the stream. */
@Command(name = "report", description = "Report one outcome, by the stream of outcomes.")
final class ReportCommand implements Callable<Integer> {

    @Option(
            names = "--site",
            required = true,
            description = "The site, as in the topics of the machine's sensors.")
    private String site;

    @Option(
            names = "--machine",
            required = true,
            description = "The machine, as in the topics of its sensors.")
    private String machine;

    @Option(
            names = "--kind",
            required = true,
            description = "FAILURE, REPAIR or INSPECTION, in any case.")
    private String kind;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "When it occurred, such as 2026-03-01T12:00:00Z, or milliseconds since 1970;"
                            + " default now.")
    private String at;

    @Option(names = "--type", paramLabel = "TYPE", description = "The machine's type.")
    private String type;

    @Option(names = "--mode", paramLabel = "MODE", description = "In which way it failed.")
    private String mode;

    @Option(names = "--note", paramLabel = "TEXT", description = "Anything else.")
    private String note;

    @Option(names = "--by", paramLabel = "WHO", description = "Who reports it.")
    private String by;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description =
                    "An id that is unique over all sites, such as a work order's; default one made"
                            + " of site, machine, kind and time.")
    private String id;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StageLayout layout;
    private final Clock clock;

    ReportCommand(Terminal terminal, StageLayout layout, Clock clock) {
        this.terminal = terminal;
        this.layout = layout;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> fields = fields();
        MaintenanceOutcome outcome = checked(fields);
        LocalOutcomes.of(layout).report(fields);
        terminal.out()
                .printf(
                        "Reported: %s of %s in %s at %s. Look for it with%n"
                                + "  ./tidemark query \"SELECT * FROM maintenance_outcomes WHERE"
                                + " outcome_id = '%s'\"%n",
                        outcome.kind(),
                        outcome.machine(),
                        outcome.site(),
                        outcome.occurredAt(),
                        outcome.id().replace("'", "''"));
        return ExitCode.OK;
    }

    private Map<String, String> fields() {
        Map<OutcomeField, String> given = new LinkedHashMap<>();
        given.put(OutcomeField.ID, id);
        given.put(OutcomeField.SITE, site);
        given.put(OutcomeField.MACHINE, machine);
        given.put(OutcomeField.KIND, kind);
        given.put(OutcomeField.OCCURRED_AT, at == null ? clock.instant().toString() : at);
        given.put(OutcomeField.MACHINE_TYPE, type);
        given.put(OutcomeField.FAILURE_MODE, mode);
        given.put(OutcomeField.NOTE, note);
        given.put(OutcomeField.REPORTED_BY, by);
        Map<String, String> fields = new LinkedHashMap<>();
        given.forEach(
                (field, value) -> {
                    if (value != null) {
                        fields.put(field.title(), value);
                    }
                });
        return fields;
    }

    private MaintenanceOutcome checked(Map<String, String> fields) {
        MaintenanceOutcome outcome;
        try {
            outcome = OutcomeFormat.outcome(fields);
        } catch (InvalidOutcomeException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        if (outcome.occurredAt().isAfter(clock.instant().plus(OutcomeFormat.FUTURE_TOLERANCE))) {
            throw new CommandFailedException(
                    "--at is " + outcome.occurredAt() + ", which is in the future");
        }
        return outcome;
    }
}
