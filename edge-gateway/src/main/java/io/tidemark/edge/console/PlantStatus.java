package io.tidemark.edge.console;

import io.tidemark.edge.outbox.Standing;
import io.tidemark.events.Severity;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the machines fare at one moment.
 *
 * @param incidents newest messages of the incidents that are open, the most severe first, then the
 *     ones that have been open for longest
 * @param machines newest predictions, the machine with the shortest remaining life first
 */
record PlantStatus(List<FoundAnomaly> incidents, List<ForeseenMachine> machines) {

    private static final Comparator<FoundAnomaly> MOST_SEVERE_FIRST =
            Comparator.comparing(FoundAnomaly::severity)
                    .reversed()
                    .thenComparing(
                            FoundAnomaly::openedAt,
                            Comparator.nullsFirst(Comparator.naturalOrder()));

    static PlantStatus of(Standing standing) {
        return new PlantStatus(
                standing.incidents().stream()
                        .map(FoundAnomaly::of)
                        .sorted(MOST_SEVERE_FIRST)
                        .toList(),
                standing.predictions().stream()
                        .map(ForeseenMachine::of)
                        .sorted(Comparator.comparingDouble(ForeseenMachine::remainingLife))
                        .toList());
    }

    /** The same in numbers. */
    GatewayStatus.Plant counts() {
        Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
        incidents.forEach(incident -> bySeverity.merge(incident.severity(), 1L, Long::sum));
        return new GatewayStatus.Plant(
                incidents.size(),
                bySeverity.getOrDefault(Severity.HIGH, 0L),
                bySeverity.getOrDefault(Severity.MEDIUM, 0L),
                bySeverity.getOrDefault(Severity.LOW, 0L),
                machines.size());
    }
}
