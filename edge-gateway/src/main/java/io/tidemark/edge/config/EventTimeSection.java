package io.tidemark.edge.config;

import io.tidemark.edge.ingest.ReadingLimits;
import io.tidemark.edge.window.EventTimeConfig;
import io.tidemark.edge.window.WindowConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.flink.configuration.MemorySize;

/** Sections event-time and windows. */
final class EventTimeSection {

    private static final Duration ONE_MILLISECOND = Duration.ofMillis(1);

    private static final EdgeOption<Duration> OUT_OF_ORDERNESS =
            EdgeOption.duration(
                    "event-time.out-of-orderness",
                    "10 s",
                    Duration.ZERO,
                    "How much older than its sensor's newest reading a reading may be and still"
                            + " find its window open.");

    private static final EdgeOption<Duration> ALLOWED_LATENESS =
            EdgeOption.duration(
                    "event-time.allowed-lateness",
                    "1 min",
                    Duration.ZERO,
                    "How long, in the sensor's event time, a closed window is kept to be revised by"
                            + " readings that come later.");

    private static final EdgeOption<Duration> IDLENESS =
            EdgeOption.duration(
                    "event-time.idleness",
                    "30 s",
                    ONE_MILLISECOND,
                    "Silence of a sensor that closes its open windows. Time in which the gateway is"
                            + " down or cut off from the broker does not count.");

    private static final EdgeOption<Instant> EARLIEST =
            EdgeOption.optional(
                    "event-time.earliest",
                    "2000-01-01T00:00:00Z",
                    "a moment such as 2000-01-01T00:00:00Z",
                    "A reading that claims an earlier time is refused.",
                    EventTimeSection::instant);

    private static final EdgeOption<Duration> MAXIMUM_AHEAD =
            EdgeOption.duration(
                    "event-time.maximum-ahead",
                    "1 d",
                    Duration.ZERO,
                    "A reading that claims a time further ahead of the gateway's clock is"
                            + " refused.");

    private static final EdgeOption<Duration> WINDOW_SIZE =
            EdgeOption.duration(
                    "windows.size",
                    "5 s",
                    ONE_MILLISECOND,
                    "Length of the windows in which each sensor's readings are summarised.");

    private static final EdgeOption<Integer> MAXIMUM_LIVE_SENSORS =
            EdgeOption.whole(
                    "windows.maximum-live-sensors",
                    4_096,
                    1,
                    1_000_000,
                    "Sensors whose open windows are held in memory between checkpoints; the others"
                            + " wait in the state backend.");

    private static final EdgeOption<MemorySize> MAXIMUM_LIVE_SIZE =
            EdgeOption.size(
                    "windows.maximum-live-size",
                    "32 mb",
                    MemorySize.ofMebiBytes(1),
                    MemorySize.ofMebiBytes(4_096),
                    "What the open windows in memory may take together, about 20 bytes a reading.");

    private EventTimeSection() {}

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static EventTimeConfig read(ConfigReader reader) {
        return new EventTimeConfig(
                reader.read(OUT_OF_ORDERNESS),
                reader.read(ALLOWED_LATENESS),
                reader.read(IDLENESS));
    }

    static ReadingLimits readLimits(ConfigReader reader, int maximumMessageBytes) {
        return new ReadingLimits(
                maximumMessageBytes, reader.read(EARLIEST), reader.read(MAXIMUM_AHEAD));
    }

    static WindowConfig readWindows(ConfigReader reader) {
        return new WindowConfig(
                reader.read(WINDOW_SIZE),
                reader.read(MAXIMUM_LIVE_SENSORS),
                reader.read(MAXIMUM_LIVE_SIZE).getBytes());
    }
}
