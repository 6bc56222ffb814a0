package io.tidemark.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TidemarkTest {

    private static final int QUERY_PORT_OFFSET = 5;

    @TempDir private Path checkout;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "down",
                "status",
                "query",
                "reconcile",
                "maintain",
                "simulate",
                "outcome",
                "evaluate",
                "models",
                "bench",
                "greengrass"
            })
    void everyCommandExplainsItself(String command) throws IOException {
        assertThat(execute(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("Usage: tidemark " + command);
    }

    @Test
    void listsItsCommandsAndExitCodes() throws IOException {
        assertThat(execute("--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains(
                        "demo",
                        "up",
                        "down",
                        "status",
                        "query",
                        "reconcile",
                        "maintain",
                        "maintain",
                        "simulate",
                        "outcome",
                        "evaluate",
                        "Exit codes:");
    }

    @Test
    void refusesAnUnknownCommand() throws IOException {
        assertThat(execute("frobnicate")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("frobnicate");
    }

    @Test
    void wantsOneStatementToQuery() throws IOException {
        assertThat(execute("query")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("query", "SELECT 1", "-f", "x.sql")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("query", "--format", "xml", "SELECT 1")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysHowToStartTheStageWhenNoQueryEngineAnswers() throws IOException {
        assertThat(execute("query", "SELECT 1")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("no query engine answers on 127.0.0.1:")
                .contains("./tidemark up");
    }

    @Test
    void saysHowToStartTheStageWhenThereIsNothingToReconcile() throws IOException {
        assertThat(execute("reconcile", "--wait", "1s")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("no query engine answers on 127.0.0.1:")
                .contains("./tidemark up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "5", "-1s", "PT5S", "5 days"})
    void refusesToWaitForWhatIsNoTime(String wait) throws IOException {
        assertThat(execute("reconcile", "--wait", wait)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("expected a number with s, min or h such as 30s");
    }

    @Test
    void saysWhichSqlFileItCannotRead() throws IOException {
        Path missing = checkout.resolve("missing.sql");

        assertThat(execute("query", "-f", missing.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("cannot read " + missing);
    }

    @Test
    void refusesToSimulateOnATopicThatIsNoDevices() throws IOException {
        assertThat(execute("simulate", "--topic", "plant/press")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("expected tidemark/<site>/<machine>/<sensor>, found plant/press");
    }

    @Test
    void refusesToSimulateAtNoRate() throws IOException {
        assertThat(execute("simulate", "--rate", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("above 0 readings/s");
    }

    @Test
    void refusesToSimulateWithWhatTheOtherProfileHas() throws IOException {
        assertThat(execute("simulate", "--profile", "fleet", "--unit", "C"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--unit is none of the profile fleet");
        assertThat(execute("simulate", "--pumps", "3")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--pumps is none of the profile machine");
    }

    @Test
    void refusesADemoThatThereIsNot() throws IOException {
        assertThat(execute("demo", "--profile", "weather")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("weather");
    }

    @Test
    void refusesToSimulateNoPumps() throws IOException {
        assertThat(execute("simulate", "--profile", "fleet", "--pumps", "0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("expected 1 to 1000 pumps, found 0");
    }

    @Test
    void saysWhichBrokerDoesNotAnswer() throws IOException {
        Path readings = checkout.resolve("readings.csv");
        Files.writeString(readings, "timestamp,value\n2014-01-01 00:00:00,1\n");
        String broker = "mqtt://127.0.0.1:" + freePort();

        assertThat(execute("simulate", "--file", readings.toString(), "--broker", broker))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .startsWith("the broker " + broker + " does not take the connection");
    }

    @Test
    void statusOfNothingFails() throws IOException {
        assertThat(execute("status")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("Nothing is up");
    }

    @Test
    void downOfNothingIsNoFault() throws IOException {
        assertThat(execute("down")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Nothing was up.");
    }

    private int execute(String... arguments) throws IOException {
        Terminal terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        StageLayout layout =
                new StageLayout(checkout, checkout.resolve("run"), freePort() - QUERY_PORT_OFFSET);
        return Tidemark.commandLine(terminal, layout).execute(arguments);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
