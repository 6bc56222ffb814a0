package io.tidemark.commandline.evaluate.nab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.evaluate.input.InputText;
import io.tidemark.commandline.evaluate.input.Timestamps;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The labelled windows of a corpus, from JSON as the benchmark's combined_windows.json has it: for
 * each file, by its path under the data's folder, a list of [start, end].
 */
final class Labels {

    private static final TypeReference<Map<String, List<List<String>>>> LAYOUT =
            new TypeReference<>() {};
    private static final Timestamps TIMES = Timestamps.usual(ZoneOffset.UTC);

    /** One window that is none, so that a missing list is told like a wrong one. */
    private static final List<List<String>> NO_LIST = Collections.singletonList(null);

    private final Map<String, List<LabelledSpan>> spans = new TreeMap<>();

    private Labels() {}

    /**
     * @throws CommandFailedException if the file cannot be read, is not of the layout, or has
     *     windows that end before they start or overlap
     */
    static Labels read(Path file) {
        Labels labels = new Labels();
        try (Reader json = InputText.open(file)) {
            new JsonMapper()
                    .readValue(json, LAYOUT)
                    .forEach((name, windows) -> labels.add(file, name, windows));
        } catch (JsonProcessingException e) {
            throw new CommandFailedException(
                    "%s, line %d: expected {\"folder/file.csv\": [[\"start\", \"end\"], ...], ...}: %s"
                            .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw InputText.unreadable(file, e);
        }
        return labels;
    }

    /** The windows of a series, oldest first; empty if the file says nothing of the series. */
    Optional<List<LabelledSpan>> of(String series) {
        return Optional.ofNullable(spans.get(series));
    }

    private void add(Path file, String name, List<List<String>> windows) {
        List<LabelledSpan> found = new ArrayList<>();
        for (List<String> window : windows == null ? NO_LIST : windows) {
            found.add(span(file, name, window));
        }
        found.sort(Comparator.comparingLong(LabelledSpan::startMillis));
        for (int index = 1; index < found.size(); index++) {
            if (found.get(index).startMillis() <= found.get(index - 1).endMillis()) {
                throw new CommandFailedException(
                        "%s: windows of %s overlap: %s and %s"
                                .formatted(file, name, windows.get(index - 1), windows.get(index)));
            }
        }
        spans.put(name, List.copyOf(found));
    }

    private static LabelledSpan span(Path file, String name, List<String> window) {
        if (window != null && window.size() == 2) {
            long start = millis(window.get(0));
            long end = millis(window.get(1));
            if (start != Long.MIN_VALUE && end >= start) {
                return new LabelledSpan(start, end);
            }
        }
        throw new CommandFailedException(
                "%s: expected windows of %s such as [\"2014-01-07 02:55:00\", \"2014-01-08 02:55:00\"],"
                                .formatted(file, name)
                        + " the earlier first, found "
                        + window);
    }

    private static long millis(String text) {
        return text == null ? Long.MIN_VALUE : TIMES.millis(text).orElse(Long.MIN_VALUE);
    }
}
