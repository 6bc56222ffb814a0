package io.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/queries.md shows each query of the folder with its answer on a few sample rows. */
class QueryPageTest {

    private static final Path PAGE = Path.of("../../docs/queries.md");

    @TempDir static Path folder;
    private static FolderLake lake;

    @BeforeAll
    static void makeSampleRows() throws IOException, SQLException {
        lake = FolderLake.make(folder);
        lake.runAll("sample-rows.sql");
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
    void showsWhatTheQueryAnswers(NamedQuery query) throws IOException, SQLException {
        String section =
                "## %s%n%n%s%n%n%s"
                        .formatted(
                                query.name(), query.question(), lake.answer(query.sql()).asText());

        assertThat(Files.readString(PAGE)).contains(section);
    }

    @Test
    void showsNoQueryThatIsNotThere() throws IOException {
        List<String> shown =
                Files.readString(PAGE)
                        .lines()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3))
                        .toList();

        assertThat(shown)
                .containsExactlyElementsOf(NamedQuery.all().map(NamedQuery::name).toList());
    }
}
