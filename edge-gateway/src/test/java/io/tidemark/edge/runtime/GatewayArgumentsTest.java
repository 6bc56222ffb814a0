package io.tidemark.edge.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayArgumentsTest {

    @Test
    void runsByAConfiguration() throws ParseException {
        assertThat(parse("--config", "edge.yaml"))
                .isEqualTo(
                        new GatewayArguments(
                                List.of(Path.of("edge.yaml")), false, false, false, false, false));
    }

    @Test
    void savesAndRehearsesIfAskedTo() throws ParseException {
        assertThat(parse("--savepoint-on-stop", "--config=a b.yaml", "--rehearse"))
                .isEqualTo(
                        new GatewayArguments(
                                List.of(Path.of("a b.yaml")), true, true, false, false, false));
    }

    @Test
    void takesSeveralFilesInTheirOrder() throws ParseException {
        assertThat(parse("--config", "b.yaml", "--check", "--config", "a.yaml"))
                .isEqualTo(
                        new GatewayArguments(
                                List.of(Path.of("b.yaml"), Path.of("a.yaml")),
                                false,
                                false,
                                true,
                                false,
                                false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", "-V"})
    void needsNoConfigurationToTellOfItself(String option) throws ParseException {
        GatewayArguments asked = parse(option);

        assertThat(asked.help()).isEqualTo(option.endsWith("h") || option.endsWith("help"));
        assertThat(asked.version()).isNotEqualTo(asked.help());
    }

    @ParameterizedTest
    @CsvSource({
        "'', --config",
        "--rehearse, --config",
        "--config, config",
        "--config edge.yaml --savepoint, --savepoint",
        "--config edge.yaml more, more",
        "edge.yaml, edge.yaml"
    })
    void namesWhatIsWrong(String arguments, String named) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");

        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(named);
    }

    @Test
    void tellsOfEveryOptionAndExitCode() {
        assertThat(GatewayArguments.usage())
                .contains(
                        "--config <FILE>",
                        "--savepoint-on-stop",
                        "--rehearse",
                        "--check",
                        "--version")
                .contains("0  stopped", "1  the gateway failed", "2  the command line");
    }

    private static GatewayArguments parse(String... arguments) throws ParseException {
        return GatewayArguments.parse(arguments);
    }
}
