package io.tidemark.cloud.outcome.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.cloud.outcome.OutcomeInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeRowsTest {

    private static final String HEADER = "site,machine,kind,occurredAt,note";

    @Test
    void handsOutEveryRowAsItIsWrittenWithTheLineInWhichItEnds() throws Exception {
        List<OutcomeInput> rows =
                rows(
                        "\ufeff site , machine,kind,occurredAt,note\r\n"
                                + "a,m1,FAILURE,0,\"loud, then\nquiet\"\r\n"
                                + "\r\n"
                                + "a,m2,REPAIR,1\n"
                                + "ä,\"m\"\"3\",REPAIR,2,");

        assertThat(rows)
                .extracting(
                        row -> row.position,
                        row -> new String(row.payload, StandardCharsets.UTF_8),
                        row -> row.cells.length)
                .containsExactly(
                        tuple("3", "a,m1,FAILURE,0,\"loud, then\nquiet\"", 5),
                        tuple("5", "a,m2,REPAIR,1", 4),
                        tuple("6", "ä,\"m\"\"3\",REPAIR,2,", 5));
        assertThat(rows.get(0).columns)
                .containsExactly("site", "machine", "kind", "occurredAt", "note");
        assertThat(rows.get(0).cells)
                .containsExactly("a", "m1", "FAILURE", "0", "loud, then\nquiet");
        assertThat(rows.get(2).cells).containsExactly("ä", "m\"3", "REPAIR", "2", "");
        assertThat(rows).allSatisfy(row -> assertThat(row.arrivedAtMillis).isEqualTo(42));
    }

    @Test
    void takesAFileWithoutRows() throws Exception {
        assertThat(rows(HEADER + "\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1: the column site is missing",
                "site,machine|line 1: the column kind is missing",
                "site;machine;kind|line 1: the columns are separated by semicolons",
                "plant-a,press-7,FAILURE,2026-03-01T12:00:00Z|line 1: there is no field \"plant-a\""
            })
    void refusesAFileWithAnotherHeader(String content, String message) {
        assertThatThrownBy(() -> rows(content))
                .isInstanceOf(OutcomeRows.UnreadableFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesAFileWhoseLastRowIsBrokenBeforeItHandsOutTheFirst() {
        assertThatThrownBy(() -> rows(HEADER + "\na,m1,FAILURE,0,fine\na,m2,REPAIR,0,\"cut off"))
                .isInstanceOf(OutcomeRows.UnreadableFileException.class)
                .hasMessageStartingWith("expected rows of CSV: ");
    }

    @Test
    void refusesWhatIsNotInUtf8() {
        byte[] latin = (HEADER + "\nMünchen,m1,FAILURE,0,\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> OutcomeRows.of(file(), latin))
                .hasMessage("expected text in UTF-8, found other bytes");
    }

    private static List<OutcomeInput> rows(String content) throws Exception {
        List<OutcomeInput> rows = new ArrayList<>();
        OutcomeRows.of(file(), content.getBytes(StandardCharsets.UTF_8))
                .forEachRemaining(rows::add);
        return rows;
    }

    private static OutcomeFile file() {
        return new OutcomeFile("outcomes/a.csv", "v1", 1, 42);
    }
}
