package io.tidemark.commandline.greengrass;

import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The gateway as a component of Greengrass: its recipe, and the files that the recipe names. */
final class Component {

    static final String NAME = "io.tidemark.Gateway";
    static final String BUCKET = "BUCKET_NAME";

    private static final Pattern VERSION = Pattern.compile("(?m)^ComponentVersion: (\\S+)$");
    private static final Pattern ARTIFACT =
            Pattern.compile(
                    "(?m)^ *- Uri: s3://BUCKET_NAME/" + NAME + "/COMPONENT_VERSION/(\\S+)$");

    /** Writes a file of the component. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream target) throws IOException;
    }

    private final Path module;
    private final String recipe;

    /**
     * @param module folder of the gateway's module, which is built
     * @throws IOException if there is no recipe that can be read
     */
    Component(Path module) throws IOException {
        this.module = module;
        this.recipe = Files.readString(module.resolve("greengrass/" + NAME + ".yaml"));
    }

    /** The version that the recipe has as it is. */
    String version() {
        Matcher version = VERSION.matcher(recipe);
        if (!version.find()) {
            throw new CommandFailedException("The recipe has no ComponentVersion.");
        }
        return version.group(1);
    }

    /** The recipe for a version whose artifacts are in a bucket. */
    String recipe(String version, String bucket) {
        return VERSION.matcher(recipe)
                .replaceFirst("ComponentVersion: " + version)
                .replace("COMPONENT_VERSION", version)
                .replace(BUCKET, bucket);
    }

    /** Every artifact that the recipe names, by its name, in the order of the recipe. */
    Map<String, Content> artifacts() {
        Map<String, Content> artifacts = new LinkedHashMap<>();
        ARTIFACT.matcher(recipe)
                .results()
                .map(found -> found.group(1))
                .forEach(name -> artifacts.put(name, content(name)));
        return artifacts;
    }

    private Content content(String name) {
        for (Processor processor : Processor.values()) {
            if (name.equals("edge-gateway-" + processor.label() + ".jar")) {
                GatewayJar jar = new GatewayJar(built("target/edge-gateway.jar"));
                return target -> jar.write(processor, target);
            }
        }
        Path file =
                Stream.of("greengrass", "conf")
                        .map(folder -> module.resolve(folder).resolve(name))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new CommandFailedException(
                                                "The recipe names the artifact "
                                                        + name
                                                        + ", which is neither in greengrass/ nor"
                                                        + " in conf/ of "
                                                        + module
                                                        + "."));
        return target -> Files.copy(file, target);
    }

    private Path built(String path) {
        Path file = module.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new CommandFailedException(
                    file + " is missing: build it with `mvn package -DskipTests`.");
        }
        return file;
    }

    /** What deployments merge into the configuration of other components, in the order of names. */
    List<Path> deployment() throws IOException {
        try (Stream<Path> files = Files.list(module.resolve("greengrass/deployment"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
