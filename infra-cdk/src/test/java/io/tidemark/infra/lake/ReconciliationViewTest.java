package io.tidemark.infra.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReconciliationViewTest {

    private static final Pattern TEXT = Pattern.compile("/\\* Presto View: ([A-Za-z0-9+/=]+) \\*/");

    @ParameterizedTest
    @EnumSource(Stage.class)
    void isAViewToAthenaAndTrino(Stage stage) {
        JsonNode table = view(stage);

        assertThat(table.path("Name").asText()).isEqualTo("reconciliation");
        assertThat(table.path("TableType").asText()).isEqualTo("VIRTUAL_VIEW");
        assertThat(table.at("/Parameters/presto_view").asText()).isEqualTo("true");
        assertThat(table.at("/Parameters/comment").asText()).isEqualTo("Presto View");
        assertThat(table.path("ViewExpandedText").asText()).isEqualTo("/* Presto View */");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void looksForItsTablesInTheDatabaseOfTheStage(Stage stage) throws IOException {
        JsonNode definition = definition(view(stage));

        assertThat(definition.path("catalog").asText()).isEqualTo("awsdatacatalog");
        assertThat(definition.path("schema").asText())
                .isEqualTo(new PlatformNames(stage).database());
        assertThat(definition.path("originalSql").asText()).contains("FROM window_summaries");
        // Else the engines want an owner, and look with his rights.
        assertThat(definition.path("runAsInvoker").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void tellsTheCatalogTheColumnsThatItTellsTheEngine(Stage stage) throws IOException {
        JsonNode table = view(stage);

        List<String> inCatalog = new ArrayList<>();
        for (JsonNode column : table.at("/StorageDescriptor/Columns")) {
            assertThat(column.path("Comment").asText()).isNotBlank();
            inCatalog.add(column.path("Name").asText() + " " + column.path("Type").asText());
        }
        List<String> inEngine = new ArrayList<>();
        for (JsonNode column : definition(table).path("columns")) {
            String type = column.path("type").asText();
            inEngine.add(column.path("name").asText() + " " + asHiveSays(type));
        }
        assertThat(inCatalog).startsWith("gateway string", "highest_sequence bigint");
        assertThat(inEngine).isEqualTo(inCatalog);
    }

    private static String asHiveSays(String type) {
        return switch (type) {
            case "varchar" -> "string";
            case "timestamp(3)" -> "timestamp";
            default -> type;
        };
    }

    private static JsonNode view(Stage stage) {
        return SynthesisedPlatform.of(stage)
                .stack("Lake")
                .only("AWS::Glue::Table")
                .path("TableInput");
    }

    private static JsonNode definition(JsonNode table) throws IOException {
        Matcher text = TEXT.matcher(table.path("ViewOriginalText").asText());
        assertThat(text.matches()).isTrue();
        return new ObjectMapper().readTree(Base64.getDecoder().decode(text.group(1)));
    }
}
