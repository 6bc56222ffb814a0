package io.tidemark.commandline.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.gateway.FoundAnomaly;
import io.tidemark.commandline.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class IncidentLineTest {

    private static final PrintWriter NOWHERE = new PrintWriter(new StringWriter());

    private final IncidentLine line = new IncidentLine(new Terminal(NOWHERE, NOWHERE, false));

    @Test
    void tellsWhyAnIncidentOpened() {
        assertThat(line.of(message("OPENED", "oil", 61.25, 70.5)))
                .isEqualTo(
                        "  opened  2014-01-01T05:20:00Z  press/oil  high, below range: 42.50 Cel,"
                                + " expected 61.25 to 70.50; score 9.10, threshold 4.00");
        assertThat(line.of(message("UPDATED", "+", null, 70.5)))
                .isEqualTo(
                        "  update  2014-01-01T05:20:00Z  press/all sensors  high, below range:"
                                + " 42.50 Cel, expected up to 70.50; score 9.10, threshold 4.00");
        assertThat(line.of(message("OPENED", "oil", null, null)))
                .endsWith("42.50 Cel; score 9.10, threshold 4.00");
    }

    @Test
    void tellsHowLongAClosedIncidentTook() {
        assertThat(line.of(message("CLOSED", "oil", 61.25, null)))
                .isEqualTo(
                        "  closed  2014-01-01T05:20:00Z  press/oil  high, after 5 h 20 min:"
                                + " 12 abnormal readings, the worst 41.00 Cel");
    }

    private static FoundAnomaly message(String phase, String sensor, Double lower, Double upper) {
        return new FoundAnomaly(
                4,
                phase,
                "HIGH",
                "BELOW_RANGE",
                "press",
                sensor,
                "2014-01-01T00:00:00Z",
                "2014-01-01T05:20:00Z",
                42.5,
                "Cel",
                lower,
                upper,
                9.1,
                4.0,
                12L,
                41.0,
                null);
    }
}
