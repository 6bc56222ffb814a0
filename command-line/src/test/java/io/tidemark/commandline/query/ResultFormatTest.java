package io.tidemark.commandline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.commandline.CommandFailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultFormatTest {

    private final StringWriter text = new StringWriter();

    @Test
    void tableAlignsNumbersToTheRightAndWritesNull() {
        write(ResultFormat.TABLE, row("pump", 7L), row("fan, left", 1_200L), row("belt", null));

        assertThat(text.toString())
                .isEqualTo(
                        """
                         machine   | count
                        -----------+-------
                         pump      |     7
                         fan, left |  1200
                         belt      |  NULL
                        (3 rows)
                        """);
    }

    @Test
    void tableOfNothingHasItsHeader() {
        write(ResultFormat.TABLE);

        assertThat(text.toString())
                .isEqualTo(
                        """
                         machine | count
                        ---------+-------
                        (0 rows)
                        """);
    }

    @Test
    void tableOfManyPagesHasOneHeaderAndStraightColumns() {
        RowWriter writer = begun(ResultFormat.TABLE);
        for (long machine = 0; machine < 2_500; machine++) {
            writer.row(row("m" + machine, machine));
        }
        writer.end();

        List<String> lines = text.toString().lines().toList();
        assertThat(lines).hasSize(2 + 2_500 + 1);
        assertThat(lines.subList(2, 2_502))
                .allSatisfy(line -> assertThat(line.indexOf('|')).isEqualTo(9));
        assertThat(lines.get(2 + 2_499)).isEqualTo(" m2499   |  2499");
    }

    @Test
    void csvQuotesWhatNeedsItAndLeavesNullEmpty() {
        write(ResultFormat.CSV, row("fan, \"left\"", 2.5), row(null, null));

        assertThat(text.toString()).isEqualTo("machine,count\n\"fan, \"\"left\"\"\",2.5\n,\n");
    }

    @Test
    void csvWritesListsAsJson() {
        write(ResultFormat.CSV, row(List.of(1, 2), Map.of("a", 1)));

        assertThat(text.toString()).endsWith("\"[1,2]\",\"{\"\"a\"\":1}\"\n");
    }

    @Test
    void jsonIsAnArrayWithARowOnEachLine() {
        write(ResultFormat.JSON, row("pump", 7L), row(null, Double.NaN));

        assertThat(text.toString())
                .isEqualTo(
                        """
                        [
                        {"machine":"pump","count":7},
                        {"machine":null,"count":"NaN"}
                        ]
                        """);
    }

    @Test
    void jsonRefusesTwoColumnsOfOneName() {
        RowWriter writer = ResultFormat.JSON.to(new PrintWriter(text));

        assertThatThrownBy(() -> writer.begin(List.of("a", "a")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("two columns are named a; JSON needs an alias for one");
    }

    @SafeVarargs
    private void write(ResultFormat format, List<Object>... rows) {
        RowWriter writer = begun(format);
        for (List<Object> row : rows) {
            writer.row(row);
        }
        writer.end();
    }

    private RowWriter begun(ResultFormat format) {
        RowWriter writer = format.to(new PrintWriter(text));
        writer.begin(List.of("machine", "count"));
        return writer;
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
