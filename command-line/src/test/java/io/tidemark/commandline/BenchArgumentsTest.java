package io.tidemark.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchArgumentsTest {

    private static final int PORT = 14_500;

    @TempDir private Path checkout;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "outbox", "uplink", "latency"})
    void everyMeasurementExplainsItself(String measurement) {
        assertThat(execute("bench", measurement, "--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("Usage: tidemark bench " + measurement);
    }

    @Test
    void wantsToKnowWhatToMeasure() {
        assertThat(execute("bench")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("which measurement").contains("gateway", "latency");
    }

    @ParameterizedTest
    @CsvSource({
        "gateway,--rate,0,at least 1 reading/s",
        "gateway,--rate,1000001,at most 1000 readings/s of each sensor",
        "gateway,--seconds,0,at least 1 s",
        "gateway,--sensors,0,at least 1 sensor",
        "gateway,--qos,2,0 or 1",
        "gateway,--warm-up,-1,at least 0 s",
        "gateway,--starts,-1,at least 0",
        "gateway,--rate,many,many",
        "gateway,--format,xml,xml",
        "uplink,--qos,2,0 or 1",
        "outbox,--rows,0,at least 1 row",
        "outbox,--heap,much,a heap of much",
        "latency,--anomalies,0,at least 1 anomaly",
        "latency,--rate,0,1 a second"
    })
    void refusesWhatItCannotMeasure(String measurement, String option, String value, String why) {
        assertThat(execute("bench", measurement, option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(why);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysWhatIsNotBuilt() {
        assertThat(execute("bench", "outbox")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("benchmarks.jar is missing");
    }

    private int execute(String... arguments) {
        Terminal terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        StageLayout layout = new StageLayout(checkout, checkout.resolve("run"), PORT);
        return Tidemark.commandLine(terminal, layout).execute(arguments);
    }
}
