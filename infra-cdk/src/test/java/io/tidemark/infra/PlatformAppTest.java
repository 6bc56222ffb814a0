package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as {@code cdk} runs it. */
class PlatformAppTest {

    @TempDir Path folder;

    @Test
    void saysWhatIsWrongInASentenceAndMakesNothing() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path assembly = folder.resolve("cdk.out");
        ProcessBuilder app =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.tidemark.infra.PlatformApp"));
        app.environment().put("CDK_OUTDIR", assembly.toString());
        app.environment().put("CDK_CONTEXT_JSON", "{\"stage\": \"my stage!\"}");
        Process process = app.redirectErrorStream(true).redirectOutput(output.toFile()).start();

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(output, StandardCharsets.UTF_8).strip())
                .isEqualTo(
                        "There is no stage \"my stage!\": choose one of local, dev, prod, for"
                                + " example with --context stage=dev.");
        assertThat(assembly.resolve("manifest.json")).doesNotExist();
    }
}
