package io.tidemark.edge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.RejectionReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of docs/device-messages.md. */
class DeviceMessagesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "device-messages.md");
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `([A-Z_]+)` \\| .* \\| `([^`]+)` \\| (?:`([^`]+)`|([0-9,]+) bytes) \\|$",
                    Pattern.MULTILINE);
    private static final Pattern ACCEPTED = Pattern.compile("^    (\\{.*})$", Pattern.MULTILINE);

    record Example(RejectionReason reason, String topic, byte[] payload) {

        @Override
        public String toString() {
            int shown = Math.min(payload.length, 100);
            return reason + " " + new String(payload, 0, shown, StandardCharsets.UTF_8);
        }
    }

    static List<Example> refusedExamples() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(DeviceMessagesPageTest::example)
                .toList();
    }

    private static Example example(MatchResult row) {
        byte[] payload =
                row.group(3) == null
                        ? new byte[Integer.parseInt(row.group(4).replace(",", ""))]
                        : row.group(3).getBytes(StandardCharsets.UTF_8);
        return new Example(RejectionReason.valueOf(row.group(1)), row.group(2), payload);
    }

    @ParameterizedTest
    @MethodSource("refusedExamples")
    void refusesEachExampleForTheReasonOfItsRow(Example example) {
        ParserFixtures.Parsed parsed =
                ParserFixtures.parse(ParserFixtures.message(example.topic(), example.payload()));

        assertThat(parsed.readings()).isEmpty();
        assertThat(parsed.rejections())
                .singleElement()
                .satisfies(
                        rejection -> {
                            assertThat(rejection.reason()).isEqualTo(example.reason());
                            assertThat(rejection.payloadBytes())
                                    .isEqualTo(example.payload().length);
                        });
    }

    @Test
    void acceptsTheExampleOfAReading() throws IOException {
        String example =
                ACCEPTED.matcher(Files.readString(PAGE))
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);

        assertThat(ParserFixtures.parse(example).readings()).hasSize(1);
    }

    @Test
    void hasAnExampleOfEveryReasonThatParsingGives() throws IOException {
        Set<RejectionReason> reasons = EnumSet.noneOf(RejectionReason.class);
        refusedExamples().forEach(example -> reasons.add(example.reason()));

        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(
                                EnumSet.of(RejectionReason.LATE, RejectionReason.UNKNOWN)));
        assertThat(Files.readString(PAGE)).contains("`LATE`", "`UNKNOWN`");
    }
}
