package io.tidemark.commandline.demo.machine;

import io.tidemark.commandline.gateway.FoundAnomaly;
import io.tidemark.commandline.terminal.Colour;
import io.tidemark.commandline.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A message of an incident as a line for a person. */
final class IncidentLine {

    private final Terminal terminal;

    IncidentLine(Terminal terminal) {
        this.terminal = terminal;
    }

    String of(FoundAnomaly message) {
        return format(
                "  %s  %s  %s/%s  %s",
                phase(message),
                message.eventTime(),
                message.machine(),
                message.sensor().equals("+") ? "all sensors" : message.sensor(),
                message.closed() ? course(message) : why(message));
    }

    private String phase(FoundAnomaly message) {
        return switch (message.phase()) {
            case "OPENED" -> terminal.paint(Colour.YELLOW, "opened");
            case "CLOSED" -> terminal.paint(Colour.GREEN, "closed");
            default -> terminal.paint(Colour.RED, "update");
        };
    }

    private static String why(FoundAnomaly message) {
        return format(
                "%s, %s: %.2f%s%s; score %.2f, threshold %.2f",
                words(message.severity()),
                words(message.reason()),
                message.value(),
                unit(message),
                expected(message),
                message.score(),
                message.threshold());
    }

    private static String course(FoundAnomaly message) {
        return format(
                "%s, after %s: %d abnormal reading%s, the worst %.2f%s",
                words(message.severity()),
                Spans.words(
                        Duration.between(
                                Instant.parse(message.openedAt()),
                                Instant.parse(message.eventTime()))),
                message.abnormalReadings(),
                message.abnormalReadings() == 1 ? "" : "s",
                message.peakValue(),
                unit(message));
    }

    private static String expected(FoundAnomaly message) {
        if (message.expectedLower() == null && message.expectedUpper() == null) {
            return "";
        }
        if (message.expectedLower() == null) {
            return format(", expected up to %.2f", message.expectedUpper());
        }
        if (message.expectedUpper() == null) {
            return format(", expected from %.2f", message.expectedLower());
        }
        return format(", expected %.2f to %.2f", message.expectedLower(), message.expectedUpper());
    }

    private static String unit(FoundAnomaly message) {
        return message.unit() == null ? "" : " " + message.unit();
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
