package io.tidemark.infra.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.svg} is drawn from the templates of stage prod. */
class ArchitecturePictureTest {

    private static final Path COMMITTED = Path.of("..", "docs", "architecture.svg");
    private static final Path DRAWN = Path.of("target", "architecture.svg");

    private static Blueprint blueprint;

    @BeforeAll
    static void readTemplates() throws IOException {
        blueprint = Blueprint.of(SynthesisedPlatform.of(Stage.PROD).folder());
    }

    @Test
    void isWhatTheStacksSay() throws IOException {
        String drawn =
                Svg.of(
                        Layout.of(blueprint),
                        "Tidemark in AWS, as the stacks of stage prod have it");
        Files.writeString(DRAWN, drawn);

        assertThat(drawn)
                .as("docs/architecture.svg is of other stacks: copy infra-cdk/%s over it", DRAWN)
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void showsThePathOfAReading() {
        assertThat(blueprint.arrows())
                .contains(
                        arrow("Fleet", Kind.GATEWAYS, "Ingest", Kind.RULE),
                        arrow("Ingest", Kind.RULE, "Ingest", Kind.STREAM),
                        arrow("Ingest", Kind.STREAM, "Analytics", Kind.APPLICATION),
                        arrow("Analytics", Kind.APPLICATION, "Lake", Kind.BUCKET),
                        arrow("Lake", Kind.BUCKET, "Queries", Kind.PERSON));
    }

    private static Arrow arrow(String fromStack, Kind from, String toStack, Kind to) {
        return blueprint.arrows().stream()
                .filter(arrow -> isOf(arrow.from(), fromStack, from))
                .filter(arrow -> isOf(arrow.to(), toStack, to))
                .findFirst()
                .orElse(new Arrow(fromStack + "/" + from, toStack + "/" + to));
    }

    private static boolean isOf(String key, String stack, Kind kind) {
        return blueprint.parts().stream()
                .anyMatch(
                        part ->
                                part.key().equals(key)
                                        && part.stack().equals(stack)
                                        && part.kind() == kind);
    }
}
