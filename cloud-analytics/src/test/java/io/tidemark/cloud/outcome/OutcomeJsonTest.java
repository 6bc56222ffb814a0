package io.tidemark.cloud.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.events.outcome.InvalidOutcomeException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeJsonTest {

    @Test
    void takesTheTimeAsATextOrAWholeNumberAndNullForAbsent() throws Exception {
        assertThat(OutcomeJson.fields(bytes("{\"occurredAt\":17,\"site\":\"a\",\"note\":null}")))
                .containsEntry("occurredAt", "17")
                .containsEntry("site", "a")
                .containsEntry("note", null);
    }

    @Test
    void refusesMoreBytesThanAnOutcomeHas() {
        assertThatThrownBy(() -> OutcomeJson.fields(new byte[64 * 1024 + 1]))
                .isInstanceOf(InvalidOutcomeException.class)
                .hasMessage("it has 65,537 bytes, at most 65,536 are expected");
    }

    @Test
    void refusesWhatIsNotInUtf8() {
        byte[] binary = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};

        assertThatThrownBy(() -> OutcomeJson.fields(binary))
                .isInstanceOf(InvalidOutcomeException.class)
                .hasMessageContaining("UTF-8");
    }

    /** Deeper than any stack, within the bound of bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void refusesWhatIsNestedWithoutEnd(String opening) {
        assertThatThrownBy(() -> OutcomeJson.fields(bytes(opening.repeat(10_000))))
                .isInstanceOf(InvalidOutcomeException.class)
                .hasMessageContaining("nesting depth");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
