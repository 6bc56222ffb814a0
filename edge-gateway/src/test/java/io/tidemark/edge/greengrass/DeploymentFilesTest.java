package io.tidemark.edge.greengrass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What deployments merge into AWS' components has no key that those would pass over: the keys are
 * of AWS' pages on the components.
 */
class DeploymentFilesTest {

    private static final Map<String, List<String>> KNOWN =
            Map.of(
                    "aws.greengrass.LogManager",
                    List.of(
                            "/logsUploaderConfiguration/systemLogsConfiguration/(uploadToCloudWatch"
                                    + "|minimumLogLevel|diskSpaceLimit|diskSpaceLimitUnit"
                                    + "|deleteLogFileAfterCloudUpload)",
                            "/logsUploaderConfiguration/componentLogsConfigurationMap/[^/]+/"
                                    + "(minimumLogLevel|diskSpaceLimit|diskSpaceLimitUnit"
                                    + "|logFileDirectoryPath|logFileRegex"
                                    + "|deleteLogFileAfterCloudUpload|multiLineStartPattern)",
                            "/(periodicUploadIntervalSec|deprecatedVersionSupport)"),
                    "aws.greengrass.telemetry.NucleusEmitter",
                    List.of("/(pubSubPublish|mqttTopic|telemetryPublishIntervalMs)"),
                    "aws.greengrass.Nucleus",
                    List.of(
                            "/telemetry/(enabled|periodicAggregateMetricsIntervalSeconds"
                                    + "|periodicPublishMetricsIntervalSeconds)",
                            "/logging/(level|format|fileSizeKB|totalLogsSizeKB|outputDirectory)"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws.greengrass.LogManager",
                "aws.greengrass.telemetry.NucleusEmitter",
                "aws.greengrass.Nucleus"
            })
    void everyKeyIsOneThatTheComponentHas(String component) throws IOException {
        assertThat(values("", configuration(component)).keySet())
                .isNotEmpty()
                .allSatisfy(pointer -> assertThat(KNOWN.get(component)).anyMatch(pointer::matches));
    }

    @Test
    void theGatewaysLogGoesToTheCloudAndTakesABoundedPlaceOnTheDisk() throws IOException {
        JsonNode gateway =
                configuration("aws.greengrass.LogManager")
                        .at("/logsUploaderConfiguration/componentLogsConfigurationMap")
                        .path(RecipeFile.parsed().required("ComponentName").asText());

        assertThat(gateway.path("minimumLogLevel").asText()).isEqualTo("INFO");
        assertThat(gateway.path("diskSpaceLimit").asInt()).isPositive();
    }

    private static JsonNode configuration(String component) throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(RecipeFile.FOLDER.resolve("deployment/" + component + ".yaml").toFile());
    }

    /** Every value by its pointer. */
    private static Map<String, JsonNode> values(String prefix, JsonNode node) {
        Map<String, JsonNode> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            String pointer = prefix + "/" + child.getKey();
            if (child.getValue().isObject()) {
                values.putAll(values(pointer, child.getValue()));
            } else {
                values.put(pointer, child.getValue());
            }
        }
        return values;
    }
}
