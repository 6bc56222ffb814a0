package io.tidemark.commandline.demo.machine;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tidemark.commandline.demo.path.Reconciliation;
import io.tidemark.commandline.terminal.JsonLine;
import java.util.List;

/**
 * What a program reads of the demo.
 *
 * @param labelledWindowsHit known failures that were announced by an incident in the table
 * @param labelledWindows known failures of the machine
 * @param announcedSecondsBeforeEnd for each known failure, oldest first, how long before its end it
 *     was announced; null for one that was not
 * @param agree whether nothing is missing and nothing is double, anywhere on the path
 */
@JsonPropertyOrder({
    "readings",
    "results",
    "labelledWindowsHit",
    "labelledWindows",
    "announcedSecondsBeforeEnd",
    "agree"
})
record MachineResult(
        Reconciliation.Readings readings,
        Reconciliation.Results results,
        long labelledWindowsHit,
        long labelledWindows,
        List<Long> announcedSecondsBeforeEnd,
        boolean agree) {

    static MachineResult of(Reconciliation reconciliation, Sightings sightings) {
        return new MachineResult(
                reconciliation.readings(),
                reconciliation.results(),
                sightings.announced(),
                sightings.all().size(),
                sightings.secondsBeforeEnd(),
                reconciliation.agree());
    }

    /** As one line of JSON. */
    String toJson() {
        return JsonLine.of(this);
    }
}
