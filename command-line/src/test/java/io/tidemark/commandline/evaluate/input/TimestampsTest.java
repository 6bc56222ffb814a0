package io.tidemark.commandline.evaluate.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2014-01-07 02:55:00,           2014-01-07T02:55:00Z",
        "2014-01-07T02:55:00,           2014-01-07T02:55:00Z",
        "2014-01-07 02:55,              2014-01-07T02:55:00Z",
        "2014-01-07,                    2014-01-07T00:00:00Z",
        "2014-01-07 02:55:00.123456,    2014-01-07T02:55:00.123Z",
        "2014-01-07T02:55:00Z,          2014-01-07T02:55:00Z",
        "2014-01-07T02:55:00+01:30,     2014-01-07T01:25:00Z",
        "2014-01-07 02:55:00+01,        2014-01-07T01:55:00Z",
        "0,                             1970-01-01T00:00:00Z",
        "1389063300,                    2014-01-07T02:55:00Z",
        "1389063300.25,                 2014-01-07T02:55:00.250Z",
        "1389063300123,                 2014-01-07T02:55:00.123Z",
        "1389063300123456,              2014-01-07T02:55:00.123Z",
        "1389063300123456789,           2014-01-07T02:55:00.123Z",
        "-1,                            1969-12-31T23:59:59Z"
    })
    void readsTheUsualLayouts(String text, Instant expected) {
        assertThat(Timestamps.usual(ZoneOffset.UTC).millis(text)).hasValue(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7 January", "2014-02-30", "2014-01-07 25:00", "07.01.2014", "1e9"})
    void knowsWhatIsNoTime(String text) {
        assertThat(Timestamps.usual(ZoneOffset.UTC).millis(text)).isEmpty();
    }

    @Test
    void readsTimesWithoutOffsetInTheZone() {
        Timestamps berlin = Timestamps.usual(ZoneId.of("Europe/Berlin"));

        assertThat(berlin.millis("2014-07-07 02:55:00"))
                .hasValue(Instant.parse("2014-07-07T00:55:00Z").toEpochMilli());
        assertThat(berlin.millis("2014-07-07 02:55:00Z"))
                .hasValue(Instant.parse("2014-07-07T02:55:00Z").toEpochMilli());
    }

    @Test
    void readsAnyPattern() {
        Timestamps german = Timestamps.of("dd.MM.yyyy HH:mm:ss", ZoneOffset.UTC);

        assertThat(german.millis("07.01.2014 02:55:00"))
                .hasValue(Instant.parse("2014-01-07T02:55:00Z").toEpochMilli());
        assertThat(german.millis("2014-01-07 02:55:00")).isEmpty();
        assertThatThrownBy(() -> Timestamps.of("quatsch", ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
