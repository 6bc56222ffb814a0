package io.tidemark.edge.greengrass;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The recipe that ships, and what is wrong with a recipe. */
final class RecipeFile {

    static final Path FOLDER = Path.of("greengrass");
    private static final Path FILE = FOLDER.resolve("io.tidemark.Gateway.yaml");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}\"]+)}");
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private RecipeFile() {}

    static String text() throws IOException {
        return Files.readString(FILE);
    }

    static JsonNode parsed() throws IOException {
        return YAML.readTree(text());
    }

    /** Every fault of a recipe, for people. */
    static List<String> faults(String recipe) throws IOException {
        try (InputStream schema = RecipeFile.class.getResourceAsStream("recipe.schema.json")) {
            JsonSchema checked =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
            return checked.validate(YAML.readTree(recipe)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        }
    }

    /** What is between braces anywhere in the lifecycle. */
    static Set<String> variables() throws IOException {
        Set<String> variables = new TreeSet<>();
        VARIABLE.matcher(parsed().required("Lifecycle").toString())
                .results()
                .map(found -> found.group(1))
                .forEach(variables::add);
        return variables;
    }

    /** Scripts that the steps call, by the names of their files. */
    static Set<String> scripts() throws IOException {
        Set<String> scripts = new TreeSet<>();
        Pattern.compile("\\{artifacts:path}/([a-z.]+)")
                .matcher(parsed().required("Lifecycle").toString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(scripts::add);
        return scripts;
    }

    /** The artifacts of a manifest, by the names of their files. */
    static List<String> artifacts(JsonNode manifest) {
        return manifest.required("Artifacts").findValuesAsText("Uri").stream()
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .toList();
    }
}
