package io.tidemark.local.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.local.LocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/**
 * What the deployed Managed Flink application is told, in the file format that the service leaves
 * for a job at /etc/flink/application_properties.json.
 */
public final class ApplicationProperties {

    private ApplicationProperties() {}

    /**
     * Reads the application and writes the file.
     *
     * @param endpoint URL of the service
     * @param application name of the deployed application
     * @param file to write
     */
    public static void write(String endpoint, String application, Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode groups = mapper.createArrayNode();
        for (PropertyGroup group : deployed(endpoint, application)) {
            ObjectNode node = groups.addObject().put("PropertyGroupId", group.propertyGroupId());
            ObjectNode properties = node.putObject("PropertyMap");
            group.propertyMap().forEach(properties::put);
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, groups.toPrettyString());
    }

    private static List<PropertyGroup> deployed(String endpoint, String application) {
        try (KinesisAnalyticsV2Client analytics =
                LocalAws.client(KinesisAnalyticsV2Client.builder(), endpoint)) {
            return analytics
                    .describeApplication(request -> request.applicationName(application))
                    .applicationDetail()
                    .applicationConfigurationDescription()
                    .environmentPropertyDescriptions()
                    .propertyGroupDescriptions();
        }
    }
}
