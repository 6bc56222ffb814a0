package io.tidemark.it.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.local.deploy.check.CloudAssembly;
import io.tidemark.local.deploy.check.UncheckedType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was synthesised, and the same with a stack that fails after others have been made. */
final class BrokenAssembly {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path whole;
    private final Path folder;

    /**
     * @param whole folder of the assembly, which is left alone
     * @param folder where the broken one goes
     */
    BrokenAssembly(Path whole, Path folder) {
        this.whole = whole;
        this.folder = folder.resolve("broken-assembly");
    }

    Path whole() {
        return whole;
    }

    /** Resources that can be asked for: all whose type is not listed as unchecked. */
    int checkable() throws IOException {
        int found = 0;
        for (CloudAssembly.StackTemplate stack : new CloudAssembly(whole).stacks()) {
            for (JsonNode resource : stack.template().path("Resources")) {
                found += unchecked(resource) ? 0 : 1;
            }
        }
        return found;
    }

    private static boolean unchecked(JsonNode resource) {
        String type = resource.path("Type").asText();
        return Stream.of(UncheckedType.values())
                .map(UncheckedType::type)
                .anyMatch(
                        listed ->
                                listed.equals(type)
                                        || resource.path("Properties").properties().stream()
                                                .anyMatch(
                                                        property ->
                                                                listed.equals(
                                                                        type
                                                                                + "/"
                                                                                + property
                                                                                        .getKey())));
    }

    /** The last resource of stack Analytics is an alarm on nothing. */
    Path withAnAlarmThatCannotBe() throws IOException {
        copy();
        Path template = folder.resolve("Analytics.template.json");
        ObjectNode analytics = (ObjectNode) JSON.readTree(template.toFile());
        ObjectNode resources = (ObjectNode) analytics.path("Resources");
        List<String> others = new ArrayList<>();
        resources.fieldNames().forEachRemaining(others::add);
        ObjectNode broken = resources.putObject("Broken");
        broken.put("Type", "AWS::CloudWatch::Alarm");
        broken.set("DependsOn", JSON.valueToTree(others));
        broken.putObject("Properties")
                .put("ComparisonOperator", "GreaterThanThreshold")
                .put("EvaluationPeriods", 1)
                .put("Threshold", 0);
        JSON.writeValue(template.toFile(), analytics);
        giveAnotherHash();
        return folder;
    }

    /** Templates are uploaded by their hash; what is there already is taken to be the same. */
    private void giveAnotherHash() throws IOException {
        Path manifest = folder.resolve("manifest.json");
        String url =
                JSON.readTree(manifest.toFile())
                        .at("/artifacts/Analytics/properties/stackTemplateAssetObjectUrl")
                        .asText();
        String hash = url.substring(url.lastIndexOf('/') + 1, url.lastIndexOf('.'));
        String other = new StringBuilder(hash).reverse().toString();
        for (Path file : List.of(manifest, folder.resolve("Analytics.assets.json"))) {
            Files.writeString(file, Files.readString(file).replace(hash, other));
        }
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(whole)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(whole.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
