package io.tidemark.commandline.evaluate.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.commandline.CommandFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @TempDir private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("press.csv");
    }

    @Test
    void readsColumnsByNameInAnyOrder() throws IOException {
        assertThat(numbers("value,note,timestamp\n1.5,\"a, b\",x\n-2e3,,y\n", "value"))
                .containsExactly(1.5, -2000.0);
    }

    @Test
    void skipsTheByteOrderMarkAndBlankLinesAndTakesLineEndsOfAnySystem() throws IOException {
        assertThat(numbers("\ufefftimestamp,value\r\nx,1\r\n\r\ny,2\nz,3", "timestamp", "value"))
                .containsExactly(1.0, 2.0, 3.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "nan", "null", "NA", "n/a", "None", " "})
    void readsTheWaysOfWritingThatThereIsNoValue(String cell) throws IOException {
        assertThat(numbers("timestamp,value\nx," + cell + "\n", "value"))
                .containsExactly(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warm", "1,5", "0x1p3", "1d", "Infinity", "1e999", "1 5", "--1"})
    void refusesWhatIsNoFiniteNumber(String cell) {
        assertThatThrownBy(() -> numbers("timestamp,value\nx,1\ny,\"" + cell + "\"\n", "value"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage(
                        file + ", line 3: expected a finite number as value, found '" + cell + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,value     | expected a column timestamp, found time, value",
                "timestamp      | expected a column value, found timestamp",
                "value,value,timestamp | expected one column value, found value, value, timestamp",
                "timestamp;value | expected a column timestamp, found timestamp;value; if that is"
                        + " several columns, name what separates them"
            })
    void saysWhichColumnIsMissing(String header, String fault) {
        assertThatThrownBy(() -> numbers(header + "\n", "timestamp", "value"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage(file + ", line 1: " + fault);
    }

    @Test
    void saysWhichLineHasTooFewOrTooManyCells() {
        assertThatThrownBy(() -> numbers("timestamp,value\nx,1\n\ny\n", "value"))
                .hasMessage(file + ", line 4: expected 2 cells, found 1: y");
        assertThatThrownBy(() -> numbers("timestamp,value\nx,1,2\n", "value"))
                .hasMessage(file + ", line 2: expected 2 cells, found 3: x,1,2");
    }

    @Test
    void saysWhereQuotesAreWrong() {
        assertThatThrownBy(() -> numbers("timestamp,value\nx,1\n\"y\"z,2\n", "value"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith(file + ", near line 3: expected rows of CSV, found: ");
    }

    @Test
    void saysThatAFileIsEmptyMissingOrAFolder() throws IOException {
        assertThatThrownBy(() -> numbers("", "value"))
                .hasMessage(file + " is empty, expected a header");
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> new CsvTable(missing, ','))
                .hasMessage("cannot read " + missing + ": there is no such file");
        assertThatThrownBy(() -> new CsvTable(folder, ','))
                .hasMessage(folder + " is a folder, expected a file");
    }

    @Test
    void saysWhatToDoWithACompressedFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("timestamp,value\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());

        assertThatThrownBy(() -> new CsvTable(file, ','))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage(file + " is compressed by gzip, expected plain text: gunzip it first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE"})
    void refusesOtherEncodingsThanUtf8(String encoding) throws IOException {
        Files.write(file, "\ufefftimestamp,value\n".getBytes(Charset.forName(encoding)));

        assertThatThrownBy(() -> new CsvTable(file, ','))
                .hasMessage(file + " is text in UTF-16, expected UTF-8: save it as UTF-8 first");
    }

    @Test
    void saysWhereBytesAreNotUtf8() throws IOException {
        Files.write(file, "timestamp,value\nx,1\n\u00fc,2\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> read(file, "value"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("expected text in UTF-8, found other bytes");
    }

    private List<Double> numbers(String content, String... columns) throws IOException {
        Files.writeString(file, content);
        return read(file, columns);
    }

    /** Numbers of the last of the columns. */
    private static List<Double> read(Path file, String... columns) {
        List<Double> numbers = new ArrayList<>();
        try (CsvTable table = new CsvTable(file, ',')) {
            int column = -1;
            for (String name : columns) {
                column = table.column(name);
            }
            while (table.next()) {
                numbers.add(table.number(column));
            }
        }
        return numbers;
    }
}
