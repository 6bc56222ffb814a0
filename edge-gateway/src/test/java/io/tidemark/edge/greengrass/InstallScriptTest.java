package io.tidemark.edge.greengrass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallScriptTest {

    @TempDir private Path directory;
    private ComponentScripts scripts;

    @BeforeEach
    void copy() throws IOException {
        scripts = new ComponentScripts(directory);
        scripts.set("TIDEMARK_CONFIGURATION", "{\"windows\":{\"size\":\"5 s\"}}");
    }

    @Test
    void writesWhatTheCoreKnowsAndWhatTheDeploymentSays() throws Exception {
        scripts.set("TIDEMARK_ENDPOINT", "iot.example.com");
        scripts.set("TIDEMARK_CREDENTIALS_ENDPOINT", "{aws.greengrass.Nucleus:configuration:/x}");
        scripts.set("AWS_REGION", "eu-west-1");

        assertThat(scripts.run("install.sh")).isZero();

        assertThat(scripts.work().resolve("core.yaml"))
                .hasContent(
                        """
                        gateway:
                          id: "press"
                          data-directory: "%s/data"
                          savepoint-on-stop: true
                        uplink.endpoint: "iot.example.com"
                        prediction.region: "eu-west-1"
                        """
                                .formatted(scripts.work()));
        assertThat(scripts.work().resolve("configuration.yaml"))
                .hasContent("{\"windows\":{\"size\":\"5 s\"}}");
    }

    @Test
    void aConfigurationWithAFaultLeavesTheOneBefore() throws Exception {
        scripts.run("install.sh");
        scripts.set("TIDEMARK_CONFIGURATION", "{\"windows\":{\"sise\":\"5 s\"}}");

        assertThat(scripts.run("install.sh")).isNotZero();
        assertThat(scripts.work().resolve("configuration.yaml"))
                .hasContent("{\"windows\":{\"size\":\"5 s\"}}");
        assertThat(scripts.log("install.sh")).contains("configuration cannot be used");
    }

    @Test
    void refusesTheNameThatTheNucleusConnectsBy() throws Exception {
        // The played gateway reads the id from here, as the real one does from the configuration.
        scripts.set("AWS_IOT_THING_NAME", "");

        assertThat(scripts.run("install.sh")).isNotZero();
        assertThat(scripts.log("install.sh")).contains("cannot have the name of its core");
    }

    @Test
    void refusesAJavaThatIsTooOldOrNone() throws Exception {
        scripts.play("version", "11.0.2");
        assertThat(scripts.run("install.sh")).isNotZero();
        scripts.set("TIDEMARK_JAVA", "/nowhere/java");
        assertThat(scripts.run("install.sh")).isNotZero();

        assertThat(scripts.log("install.sh"))
                .contains("needs Java 17 or newer", "is 11:", "is no Java:");
    }

    @Test
    void rehearsesOnceForAJarAndAJava() throws Exception {
        scripts.run("install.sh");
        directory.resolve("work/classes.jsa").toFile().createNewFile();
        scripts.run("install.sh");
        assertThat(scripts.played("rehearsals")).hasSize(1);

        scripts.play("version", "21.0.1");
        scripts.run("install.sh");
        assertThat(scripts.played("rehearsals")).hasSize(2);
    }
}
