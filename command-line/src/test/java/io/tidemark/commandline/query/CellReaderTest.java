package io.tidemark.commandline.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;

class CellReaderTest {

    @ParameterizedTest
    @CsvSource({
        "2014-01-07 02:55:00.000 UTC, 2014-01-07T02:55:00.000Z",
        "2014-01-07 02:55:00.123456789012 UTC, 2014-01-07T02:55:00.123456789012Z",
        "2014-01-07 02:55:00, 2014-01-07T02:55:00",
        "2014-07-01 10:00:00.000 Europe/Berlin, 2014-07-01T10:00:00.000+02:00",
        "2014-07-01 10:00:00.000 +05:30, 2014-07-01T10:00:00.000+05:30"
    })
    void writesTimesInIso8601(String trino, String iso) {
        assertThat(CellReader.isoTime(trino)).isEqualTo(iso);
    }

    @ParameterizedTest
    @NullSource
    void keepsNullTimes(String time) {
        assertThat(CellReader.isoTime(time)).isNull();
    }
}
