package io.tidemark.infra.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deployed code of the hook, run with parameters that announce {@code press-7} alone. */
class AnnouncedGatewaysTest {

    private static final String PARAMETERS =
            """
            class Missing(Exception):
                pass

            class Parameters:
                class exceptions:
                    ParameterNotFound = Missing

                def get_parameter(self, Name):
                    if Name != "/tidemark/dev/gateways/press-7":
                        raise Missing()

            def client(service):
                assert service == "ssm"
                return Parameters()
            """;

    @TempDir Path folder;

    @BeforeEach
    void deploy() throws IOException {
        String code =
                SynthesisedPlatform.of(Stage.DEV)
                        .stack("Fleet")
                        .named("AWS::Lambda::Function", "AnnouncedGateways")
                        .at("/Code/ZipFile")
                        .asText();
        Files.writeString(folder.resolve("index.py"), code);
        Files.writeString(folder.resolve("boto3.py"), PARAMETERS);
    }

    @Test
    void allowsAnAnnouncedGateway() throws IOException, InterruptedException {
        assertThat(answer("press-7", "tidemark-dev-gateway:press-7")).isEqualTo("True");
    }

    @Test
    void refusesAGatewayThatNobodyAnnounced() throws IOException, InterruptedException {
        assertThat(answer("press-8", "tidemark-dev-gateway:press-8")).isEqualTo("False");
    }

    @Test
    void letsAGatewayRenewItsOwnIdentityOnly() throws IOException, InterruptedException {
        assertThat(answer("press-8", "press-8")).isEqualTo("True");
        assertThat(answer("press-7", "press-8")).isEqualTo("False");
    }

    @Test
    void refusesAClaimThatSpeaksForAnotherSerialNumber() throws IOException, InterruptedException {
        assertThat(answer("press-7", "tidemark-dev-gateway:press-8")).isEqualTo("False");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "press 7", "../press-7", "press-7\n", "press:7", "press-7/../press-7"})
    void refusesWhatIsNoSerialNumber(String serialNumber) throws IOException, InterruptedException {
        assertThat(answer(serialNumber, "tidemark-dev-gateway:" + serialNumber)).isEqualTo("False");
    }

    @Test
    void letsADeviceOfGreengrassBeOnlyThatOfItsGateway() throws IOException, InterruptedException {
        String core = "tidemark-dev-core";

        assertThat(answer("press-7", core + ":press-7", core)).isEqualTo("True");
        assertThat(answer("press-7", "press-7-core", core)).isEqualTo("True");
        assertThat(answer("press-7", "press-7", core)).isEqualTo("False");
        assertThat(answer("press-7", "tidemark-dev-gateway:press-7", core)).isEqualTo("False");
        assertThat(answer("press-7-core", "press-7-core")).isEqualTo("False");
    }

    /** What the hook says of allowing it by the template of gateways. */
    private String answer(String serialNumber, String clientId)
            throws IOException, InterruptedException {
        return answer(serialNumber, clientId, "tidemark-dev-gateway");
    }

    private String answer(String serialNumber, String clientId, String template)
            throws IOException, InterruptedException {
        ProcessBuilder python =
                new ProcessBuilder(
                        "python3",
                        "-c",
                        """
                        import sys, index
                        event = {"parameters": {"SerialNumber": sys.argv[1]}, "clientId": sys.argv[2],
                            "templateArn": "arn:aws:iot:eu-west-1:1:provisioningtemplate/" + sys.argv[3]}
                        answer = index.handler(event, None)
                        print(answer["allowProvisioning"])
                        """,
                        serialNumber,
                        clientId,
                        template);
        python.directory(folder.toFile());
        python.environment().put("ANNOUNCEMENTS", "/tidemark/dev/gateways");
        python.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = python.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().reduce((before, last) -> last).orElseThrow();
    }
}
