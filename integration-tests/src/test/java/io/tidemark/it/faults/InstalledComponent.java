package io.tidemark.it.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A component on a core device: its recipe, and of its artifacts those that the first manifest for
 * this platform names, each in a file by the last part of its address.
 *
 * @param recipe the whole of it
 * @param artifacts folder of this version
 */
record InstalledComponent(JsonNode recipe, Path artifacts) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * @param archive what {@code tidemark greengrass package} wrote
     * @param packages folder of all artifacts of the device
     */
    static InstalledComponent install(Path archive, Path packages) throws IOException {
        Path unpacked = Files.createDirectories(packages.resolve("unpacked"));
        unpack(archive, unpacked);
        JsonNode recipe = recipe(unpacked.resolve("recipes"));
        Path component =
                Path.of(
                        recipe.required("ComponentName").asText(),
                        recipe.required("ComponentVersion").asText());
        Path artifacts = Files.createDirectories(packages.resolve("artifacts").resolve(component));
        for (JsonNode artifact : manifest(recipe).required("Artifacts")) {
            String address = artifact.required("Uri").asText();
            String name = address.substring(address.lastIndexOf('/') + 1);
            Files.copy(
                    unpacked.resolve("artifacts").resolve(component).resolve(name),
                    artifacts.resolve(name));
        }
        return new InstalledComponent(recipe, artifacts);
    }

    private static JsonNode manifest(JsonNode recipe) {
        String machine = System.getProperty("os.arch");
        for (JsonNode manifest : recipe.required("Manifests")) {
            JsonNode platform = manifest.required("Platform");
            if (platform.required("os").asText().equals("linux")
                    && platform.required("architecture").asText().equals(machine)) {
                return manifest;
            }
        }
        throw new IllegalStateException("no manifest for linux on " + machine);
    }

    private static JsonNode recipe(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return YAML.readTree(files.findFirst().orElseThrow().toFile());
        }
    }

    private static void unpack(Path archive, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path copy = target.resolve(entry.getName());
                Files.createDirectories(copy.getParent());
                Files.copy(zip, copy);
            }
        }
    }
}
