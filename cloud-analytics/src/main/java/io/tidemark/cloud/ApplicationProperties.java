package io.tidemark.cloud;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The property groups that the Managed Flink runtime hands to its application. */
public final class ApplicationProperties {

    /** Environment variable that names the file where there is no Managed Flink. */
    static final String FILE_VARIABLE = "TIDEMARK_APPLICATION_PROPERTIES";

    private static final Path MANAGED_FLINK_FILE =
            Path.of("/etc/flink/application_properties.json");
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private ApplicationProperties() {}

    /**
     * The properties of this process.
     *
     * @param environment the process's environment variables
     * @throws IOException naming the file, if it is missing or not the runtime's JSON
     */
    public static Map<String, Properties> ofRuntime(Map<String, String> environment)
            throws IOException {
        String named = environment.get(FILE_VARIABLE);
        Path file = named == null ? MANAGED_FLINK_FILE : Path.of(named);
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream);
        } catch (IOException e) {
            throw new IOException("cannot read application properties from " + file, e);
        }
    }

    /**
     * By group id, in the order of the stream: {@code [{"PropertyGroupId": "source", "PropertyMap":
     * {"aws.region": "eu-west-1"}}]}.
     *
     * @throws IOException if the stream is not that JSON, or a group appears twice
     */
    static Map<String, Properties> read(InputStream stream) throws IOException {
        Map<String, Properties> groups = new LinkedHashMap<>();
        for (PropertyGroup group : List.of(MAPPER.readValue(stream, PropertyGroup[].class))) {
            Properties properties = new Properties();
            properties.putAll(group.properties);
            if (groups.put(group.id, properties) != null) {
                throw new IOException("property group " + group.id + " appears twice");
            }
        }
        return groups;
    }

    private static final class PropertyGroup {

        private final String id;
        private final Map<String, String> properties;

        PropertyGroup(
                @JsonProperty(value = "PropertyGroupId", required = true) String id,
                @JsonProperty(value = "PropertyMap", required = true)
                        Map<String, String> properties) {
            this.id = id;
            this.properties = properties;
        }
    }
}
