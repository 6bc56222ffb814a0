package io.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the folder, on tables without rows. */
class NamedQueriesTest {

    @TempDir static Path folder;
    private static FolderLake lake;

    @BeforeAll
    static void makeTables() throws IOException, SQLException {
        lake = FolderLake.make(folder);
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        lake.close();
    }

    static Stream<NamedQuery> queries() throws IOException {
        return NamedQuery.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void explainsEachColumnOfItsAnswerAndSaysNothingOfNothing(NamedQuery query)
            throws SQLException {
        Answer answer = lake.answer(query.sql());

        assertThat(answer.columns()).isEqualTo(query.explainedColumns());
        assertThat(answer.rows()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void beginsWithItsQuestion(NamedQuery query) {
        assertThat(query.question()).endsWith("?").doesNotStartWith("--");
        assertThat(query.sql()).doesNotContain(";");
        assertThat(query.name()).matches("[a-z]+(-[a-z]+)*");
    }
}
