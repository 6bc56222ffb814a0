package io.tidemark.commandline.demo.machine;

import io.tidemark.commandline.query.SqlText;
import io.tidemark.commandline.simulate.DeviceTopic;
import io.tidemark.commandline.simulate.ReadingsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The temperature of a large industrial machine from December 2013 to February 2014, with the
 * windows in which its operators saw it fail; from the Numenta Anomaly Benchmark, under its
 * licence.
 *
 * <p>The series is as it was recorded: 12 readings have a timestamp that came before.
 */
public final class MachineSeries {

    /** Readings of the series, five minutes apart. */
    public static final long READINGS = 22_695;

    /** The sensor that measured it. */
    public static final DeviceTopic TOPIC =
            new DeviceTopic("tidemark/plant-1/machine-1/temperature");

    public static final String TYPE = "temperature";

    private static final String FILE = "machine_temperature_system_failure.csv";
    private static final String LABELS = "machine_temperature_system_failure.labels.json";
    private static final String SQL = "machine-failures.sql";

    private MachineSeries() {}

    /** The readings, oldest first but for one step back; the caller closes them. */
    public static ReadingsFile readings() throws IOException {
        return new ReadingsFile(FILE, text(FILE));
    }

    static LabelledWindows labelledWindows() throws IOException {
        try (Reader labels = text(LABELS)) {
            return LabelledWindows.read(labels, "realKnownCause/" + FILE);
        }
    }

    /** What an analyst asks about the machine. */
    static SqlText sql() {
        try (InputStream content = resource(SQL)) {
            return new SqlText(SQL, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader text(String name) {
        return new InputStreamReader(resource(name), StandardCharsets.UTF_8);
    }

    private static InputStream resource(String name) {
        InputStream content = MachineSeries.class.getResourceAsStream("/demo/" + name);
        if (content == null) {
            throw new IllegalStateException("the jar lacks demo/" + name);
        }
        return content;
    }
}
