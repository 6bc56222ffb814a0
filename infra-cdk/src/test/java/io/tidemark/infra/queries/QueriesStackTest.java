package io.tidemark.infra.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.Resources;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueriesStackTest {

    private static final Pattern WRITING =
            Pattern.compile(":(Put|Delete|Create|Update|BatchCreate|BatchDelete|BatchUpdate)");
    private static final Map<Stage, Long> BYTES =
            Map.of(
                    Stage.LOCAL, 1_000_000_000L,
                    Stage.DEV, 10_000_000_000L,
                    Stage.PROD, 1_000_000_000_000L);
    private static final Path FOLDER = Path.of("../queries");

    @ParameterizedTest
    @EnumSource(Stage.class)
    void deploysEveryFileOfTheFolderAsItIs(Stage stage) throws IOException {
        Map<String, String> deployed = new TreeMap<>();
        for (JsonNode query :
                SynthesisedPlatform.of(stage).stack("Queries").all("AWS::Athena::NamedQuery")) {
            JsonNode properties = query.path("Properties");
            assertThat(properties.path("Database").asText())
                    .isEqualTo(new PlatformNames(stage).database());
            assertThat(properties.at("/WorkGroup/Ref").asText()).startsWith("Analysts");
            assertThat(properties.path("Description").asText()).endsWith("?");
            deployed.put(properties.path("Name").asText(), properties.path("QueryString").asText());
        }

        assertThat(deployed).isEqualTo(folder("tidemark-" + stage.id() + "-")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void stopsAQueryThatReadsTooMuchAndEncryptsWhatItAnswers(Stage stage) {
        List<JsonNode> workgroups =
                SynthesisedPlatform.of(stage).stack("Queries").all("AWS::Athena::WorkGroup");

        assertThat(workgroups)
                .extracting(workgroup -> workgroup.at("/Properties/Name").asText())
                .containsExactlyInAnyOrder(
                        "tidemark-" + stage.id() + "-analyst",
                        "tidemark-" + stage.id() + "-measurements");
        assertThat(workgroups)
                .allMatch(w -> w.findValue("EnforceWorkGroupConfiguration").asBoolean())
                .allMatch(w -> w.findValue("EncryptionOption").asText().equals("SSE_KMS"))
                .extracting(w -> w.findValue("BytesScannedCutoffPerQuery").asLong())
                .containsOnly(BYTES.get(stage));
    }

    @Test
    void letsAnalystsWriteNothingButAnswers() {
        Resources queries = SynthesisedPlatform.of(Stage.PROD).stack("Queries");
        List<JsonNode> statements = queries.statementsOf("AWS::IAM::ManagedPolicy");
        List<JsonNode> writing =
                statements.stream()
                        .filter(
                                statement ->
                                        WRITING.matcher(statement.path("Action").toString()).find())
                        .toList();

        assertThat(writing).hasSize(1);
        assertThat(writing.get(0).path("Resource").asText())
                .isEqualTo(
                        "arn:${AWS::Partition}:s3:::tidemark-prod-results-${AWS::AccountId}-"
                                + "${AWS::Region}/tidemark-prod-analyst/*");
        assertThat(queries.only("AWS::IAM::Role").path("RoleName").asText())
                .isEqualTo("tidemark-prod-analyst");
        assertThat(queries.only("AWS::IAM::ManagedPolicy").path("ManagedPolicyName").asText())
                .isEqualTo("tidemark-prod-analyst");
    }

    private static Map<String, String> folder(String prefix) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                texts.put(prefix + name.replace(".sql", ""), Files.readString(file));
            }
        }
        return texts;
    }
}
