package io.tidemark.commandline.demo.machine;

import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.SqlText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the table has of a gateway's incidents.
 *
 * @param all the messages, in the order in which the gateway sent them
 */
record IncidentMessages(List<Message> all) {

    private static final String SQL =
            "SELECT coalesce(incident, event_id), coalesce(phase = 'CLOSED', false), event_time"
                    + " FROM anomalies WHERE gateway = '%s' ORDER BY sequence";

    IncidentMessages {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param incident the same in all messages of one incident
     * @param closing whether it says that the incident is over
     */
    record Message(String incident, boolean closing, Instant eventTime) {}

    static IncidentMessages read(QueryClient query, String gateway) {
        String sql = SQL.formatted(gateway.replace("'", "''"));
        return new IncidentMessages(
                query.rows(SqlText.typed(sql)).stream()
                        .map(
                                row ->
                                        new Message(
                                                (String) row.get(0),
                                                (Boolean) row.get(1),
                                                Instant.parse((String) row.get(2))))
                        .toList());
    }

    /**
     * When a failure was announced: by the first message that an incident begins, becomes worse or
     * goes on again, inside the failure's window; or in the day before, if the incident was not
     * over when the window began.
     */
    Optional<Instant> announcementOf(LabelledWindows.Window failure) {
        for (int index = 0; index < all.size(); index++) {
            Message message = all.get(index);
            if (!message.closing()
                    && (failure.contains(message.eventTime())
                            || goesOnInto(failure, index, message))) {
                return Optional.of(message.eventTime());
            }
        }
        return Optional.empty();
    }

    private boolean goesOnInto(LabelledWindows.Window failure, int index, Message message) {
        Instant earliest = failure.start().minus(Sightings.BEFORE_THE_WINDOW);
        return message.eventTime().isBefore(failure.start())
                && !message.eventTime().isBefore(earliest)
                && all.subList(index, all.size()).stream()
                        .filter(later -> later.incident().equals(message.incident()))
                        .filter(Message::closing)
                        .findFirst()
                        .map(closing -> !closing.eventTime().isBefore(failure.start()))
                        .orElse(true);
    }
}
