package io.tidemark.commandline.evaluate.csv;

import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.Verdict;
import java.time.Instant;
import java.util.Locale;

/**
 * An incident as it stands at the end of the file.
 *
 * @param opened time of the reading that opened it
 * @param closed when it was over; null if it still goes on
 * @param severity the highest, in lower case
 * @param reason why it opened, in lower case
 * @param abnormalReadings how many
 * @param peakScore the highest
 * @param peakValue of the reading with the highest score
 * @param expectedLower from where on values were expected when it was said last; null if unbounded
 * @param expectedUpper up to where; null if unbounded
 * @param explanation a sentence; null if there is none
 */
record FoundIncident(
        String opened,
        String closed,
        String severity,
        String reason,
        long abnormalReadings,
        double peakScore,
        double peakValue,
        Double expectedLower,
        Double expectedUpper,
        String explanation) {

    /**
     * The incident after a change.
     *
     * @param before as it was; null if this opens it
     * @param atMillis event time of the change
     */
    static FoundIncident of(FoundIncident before, long atMillis, IncidentChange change) {
        boolean closing = change.phase() == IncidentChange.Phase.CLOSED && before != null;
        Verdict verdict = change.verdict();
        return new FoundIncident(
                time(change.openedAtMillis()),
                change.phase() == IncidentChange.Phase.CLOSED ? time(atMillis) : null,
                word(change.severity()),
                word(verdict.reason()),
                change.abnormalReadings(),
                change.peakScore(),
                change.peakValue(),
                closing ? before.expectedLower() : bound(verdict.expectedLower()),
                closing ? before.expectedUpper() : bound(verdict.expectedUpper()),
                closing && before.explanation() != null
                        ? before.explanation()
                        : change.explanation());
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static Double bound(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
