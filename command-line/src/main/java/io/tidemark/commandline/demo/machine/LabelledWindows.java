package io.tidemark.commandline.demo.machine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * The spans of time in which the machine is known to have failed.
 *
 * @param windows oldest first
 */
record LabelledWindows(List<Window> windows) {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private static final TypeReference<Map<String, List<List<String>>>> LABELS =
            new TypeReference<>() {};

    LabelledWindows {
        windows = List.copyOf(windows);
    }

    /**
     * One failure, both ends inclusive, UTC.
     *
     * @param start first instant
     * @param end last instant, not before start
     */
    record Window(Instant start, Instant end) {

        Window {
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("window ends " + end + ", before " + start);
            }
        }

        boolean contains(Instant time) {
            return !time.isBefore(start) && !time.isAfter(end);
        }
    }

    /**
     * Reads the windows of one series from the benchmark's JSON: an object with a list of [start,
     * end] for each series.
     *
     * @throws IOException if it is not such JSON, or has no such series
     */
    static LabelledWindows read(Reader json, String series) throws IOException {
        List<List<String>> spans = new JsonMapper().readValue(json, LABELS).get(series);
        if (spans == null) {
            throw new IOException("there are no labels of " + series);
        }
        return new LabelledWindows(
                spans.stream().map(span -> new Window(at(span.get(0)), at(span.get(1)))).toList());
    }

    /** How each window, in order, was announced by the messages. */
    Sightings sightings(IncidentMessages messages) {
        return new Sightings(
                windows.stream()
                        .map(
                                window ->
                                        new Sightings.Sighting(
                                                window, messages.announcementOf(window)))
                        .toList());
    }

    private static Instant at(String timestamp) {
        return LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
    }
}
