package io.tidemark.commandline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsFileTest {

    @Test
    void takesTimestampsWithoutAnOffsetAsUtcAndNumbersTheReadings() throws IOException {
        assertThat(
                        read(
                                """
                                timestamp,value
                                2013-12-02 21:15:00,73.96
                                2013-12-02T22:15:00.5+01:00,-1e3
                                """))
                .containsExactly(
                        new Reading(1, Instant.parse("2013-12-02T21:15:00Z"), 73.96),
                        new Reading(2, Instant.parse("2013-12-02T21:15:00.5Z"), -1000));
    }

    @Test
    void keepsRepeatedAndEarlierTimestampsInTheirOrder() throws IOException {
        assertThat(
                        read(
                                """
                                timestamp,value
                                2014-01-07 02:55:00,1
                                2014-01-07 02:00:00,2
                                2014-01-07 02:55:00,3
                                """))
                .extracting(Reading::value)
                .containsExactly(1.0, 2.0, 3.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2014-01-07 02:55:00,warm   | expected a number as value, found 'warm'",
                "2014-01-07 02:55:00,NaN    | expected a finite number as value, found 'NaN'",
                "7 January,1                | expected a timestamp such as 2014-01-07 02:55:00,"
                        + " found '7 January'",
                "2014-01-07 02:55:00        | expected 2 columns timestamp and value, found"
                        + " '2014-01-07 02:55:00'"
            })
    void saysWhichLineIsWrongAndWhatWasExpected(String line, String fault) {
        assertThatThrownBy(() -> read("timestamp,value\n2014-01-07 02:50:00,1\n" + line + "\n"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("readings.csv, line 3: " + fault);
    }

    @Test
    void refusesAFileWithoutTheHeader() {
        assertThatThrownBy(() -> read("time,temperature\n"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage(
                        "readings.csv, line 1: expected the header timestamp,value, found"
                                + " time,temperature");
    }

    private static List<Reading> read(String content) throws IOException {
        try (ReadingsFile file = new ReadingsFile("readings.csv", new StringReader(content))) {
            List<Reading> readings = new ArrayList<>();
            file.forEach(readings::add);
            return readings;
        }
    }
}
