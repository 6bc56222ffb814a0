package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.demo.path.Reconciliation;
import io.tidemark.commandline.terminal.JsonLine;

/**
 * What a program reads of the demo.
 *
 * @param error of predictions on new pumps
 * @param tablesCompact whether no file of less than 1 MB is left that would fit into another
 * @param scannedBytes read by all named queries together
 * @param seconds that the demo took, from a stage that was up
 * @param agree whether nothing is missing and nothing is double, anywhere on the path
 */
record FleetResult(
        Reconciliation.Readings readings,
        Reconciliation.Results results,
        Error error,
        boolean tablesCompact,
        long scannedBytes,
        long seconds,
        boolean agree) {

    /**
     * Root mean square errors of the remaining life, hours.
     *
     * @param pumps that were compared
     * @param meanLife of the fleet's mean life less the age, without a model
     * @param before of the pilot's model
     * @param after of the fleet's model
     * @param halved whether that is at most half of the one before
     */
    record Error(int pumps, double meanLife, double before, double after, boolean halved) {

        static Error of(PredictionError error) {
            return new Error(
                    error.pumps().size(),
                    error.planned(),
                    error.before(),
                    error.after(),
                    error.halved());
        }
    }

    /** Whether the demo showed what it is to show. */
    boolean passed() {
        return agree && error.halved() && tablesCompact;
    }

    /** As one line of JSON. */
    String toJson() {
        return JsonLine.of(this);
    }
}
