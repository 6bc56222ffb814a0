package io.tidemark.commandline.greengrass;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.TidemarkRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageCommandTest {

    private static final String FOLDER = "artifacts/io.tidemark.Gateway/1.2.3/";

    @TempDir private Path checkout;

    @BeforeEach
    void copy() throws IOException {
        GatewayModule.copy(checkout);
    }

    @Test
    void everyArtifactOfTheRecipeIsWhereGreengrassLooksForIt() throws IOException {
        Map<String, byte[]> archive = entries(Files.readAllBytes(packaged("a.zip")));

        assertThat(archive.keySet())
                .containsExactlyInAnyOrder(
                        "recipes/io.tidemark.Gateway-1.2.3.yaml",
                        FOLDER + "edge-gateway-amd64.jar",
                        FOLDER + "edge-gateway-aarch64.jar",
                        FOLDER + "jvm.options",
                        FOLDER + "command.sh",
                        FOLDER + "install.sh",
                        FOLDER + "run.sh",
                        FOLDER + "shutdown.sh",
                        FOLDER + "health.sh",
                        "deployment/aws.greengrass.LogManager.yaml",
                        "deployment/aws.greengrass.Nucleus.yaml",
                        "deployment/aws.greengrass.telemetry.NucleusEmitter.yaml");
        assertThat(archive.get(FOLDER + "run.sh"))
                .isEqualTo(Files.readAllBytes(checkout.resolve("edge-gateway/greengrass/run.sh")));
        assertThat(text(archive, "recipes/io.tidemark.Gateway-1.2.3.yaml"))
                .contains("ComponentVersion: 1.2.3\n", "s3://plant-components/io.tidemark.Gateway")
                .doesNotContain("COMPONENT_VERSION", "BUCKET_NAME");
    }

    @Test
    void aJarHasNativeCodeForItsOwnProcessorOnly() throws IOException {
        Map<String, byte[]> archive = entries(Files.readAllBytes(packaged("a.zip")));

        assertThat(entries(archive.get(FOLDER + "edge-gateway-amd64.jar")).keySet())
                .containsExactly("META-INF/MANIFEST.MF", "native/amd64.so", "short");
        assertThat(entries(archive.get(FOLDER + "edge-gateway-aarch64.jar")).keySet())
                .containsExactly("META-INF/MANIFEST.MF", "native/aarch64.so", "short");
    }

    @Test
    void theSameSourcesGiveTheSameBytesWheneverTheyWereWritten() throws IOException {
        byte[] first = Files.readAllBytes(packaged("a.zip"));
        Path jar = checkout.resolve("edge-gateway/target/edge-gateway.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(Files.readAllBytes(packaged("b.zip"))).isEqualTo(first);
    }

    @Test
    void theDigestOfEachFileAndOfTheArchiveIsPrinted() throws Exception {
        TidemarkRun run = run("--output", checkout.resolve("a.zip"));

        byte[] archive = Files.readAllBytes(checkout.resolve("a.zip"));
        assertThat(run.out().lines())
                .hasSize(13)
                .contains(
                        sha256(entries(archive).get(FOLDER.replace("1.2.3", "0.1.0") + "run.sh"))
                                + "  artifacts/io.tidemark.Gateway/0.1.0/run.sh")
                .last()
                .isEqualTo(sha256(archive) + "  a.zip");
    }

    @ParameterizedTest
    @CsvSource({
        "--component-version, 1.2, must be like 1.4.0",
        "--component-version, 01.2.3, must be like 1.4.0",
        "--bucket, Not_A_Bucket, must be the name of an S3 bucket"
    })
    void refusesWhatAwsWouldRefuse(String option, String value, String sentence) {
        TidemarkRun run = run(option, value);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(sentence, value);
    }

    @Test
    void saysWhatToBuildIfThereIsNoJarAndLeavesNothing() throws IOException {
        Files.delete(checkout.resolve("edge-gateway/target/edge-gateway.jar"));

        TidemarkRun run = run("--output", checkout.resolve("out/a.zip"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("edge-gateway.jar is missing", "mvn package");
        assertThat(checkout.resolve("out")).isEmptyDirectory();
    }

    @Test
    void namesAnArtifactThatIsNowhere() throws IOException {
        Files.delete(checkout.resolve("edge-gateway/greengrass/health.sh"));

        assertThat(run("--output", checkout.resolve("a.zip")).err()).contains("artifact health.sh");
    }

    private Path packaged(String name) {
        Path file = checkout.resolve(name);
        TidemarkRun run =
                run(
                        "--output",
                        file,
                        "--component-version",
                        "1.2.3",
                        "--bucket",
                        "plant-components");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        return file;
    }

    private TidemarkRun run(Object... options) {
        return TidemarkRun.of(checkout, List.of("greengrass", "package"), options);
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream bytes = new ByteArrayInputStream(zip);
                ZipInputStream archive = new ZipInputStream(bytes)) {
            for (ZipEntry entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                entries.put(entry.getName(), archive.readAllBytes());
            }
        }
        return entries;
    }

    private static String text(Map<String, byte[]> archive, String name) {
        return new String(archive.get(name), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
