package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The templates that the CDK's command line deploys, as they lie in a folder. */
public final class CloudAssembly {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /**
     * @param folder of the assembly, with its manifest
     */
    public CloudAssembly(Path folder) {
        this.folder = folder;
    }

    /**
     * One stack.
     *
     * @param id in the app
     * @param name that CloudFormation knows it by
     * @param template as synthesised
     */
    public record StackTemplate(String id, String name, JsonNode template) {

        /** The resources by their logical ids. */
        JsonNode resources() {
            return template.path("Resources");
        }
    }

    /** Every stack of the app itself, without those of stages that are deployed later. */
    public List<StackTemplate> stacks() throws IOException {
        JsonNode artifacts = JSON.readTree(folder.resolve("manifest.json").toFile());
        List<StackTemplate> stacks = new ArrayList<>();
        for (var artifact : artifacts.path("artifacts").properties()) {
            if (artifact.getValue().path("type").asText().equals("aws:cloudformation:stack")) {
                stacks.add(stack(artifact.getKey(), artifact.getValue().path("properties")));
            }
        }
        return stacks;
    }

    private StackTemplate stack(String id, JsonNode properties) throws IOException {
        Path template = folder.resolve(properties.path("templateFile").asText());
        return new StackTemplate(
                id, properties.path("stackName").asText(id), JSON.readTree(template.toFile()));
    }
}
