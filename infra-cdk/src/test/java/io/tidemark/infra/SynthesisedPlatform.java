package io.tidemark.infra;

import io.tidemark.infra.analytics.StreamReader;
import io.tidemark.infra.settings.StageContext;
import io.tidemark.infra.settings.StageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** The templates of a stage, made with a stand-in for the cloud job's jar. */
public final class SynthesisedPlatform {

    private static final Path STAND_IN = standIn();
    private static final Map<Stage, SynthesisedPlatform> MADE = new ConcurrentHashMap<>();

    private final Map<String, Resources> stacks = new TreeMap<>();

    private final Path folder;

    private SynthesisedPlatform(StageConfig config) {
        App app = app();
        Platform.define(app, config);
        CloudAssembly assembly = app.synth();
        this.folder = Path.of(assembly.getDirectory());
        assembly.getStacksRecursively()
                .forEach(
                        stack ->
                                stacks.put(
                                        stack.getHierarchicalId(),
                                        Resources.of(stack.getTemplate())));
    }

    /** A stage as it is deployed. */
    public static SynthesisedPlatform of(Stage stage) {
        return MADE.computeIfAbsent(stage, made -> new SynthesisedPlatform(config(made)));
    }

    /** The same made again, in a folder of its own. */
    static SynthesisedPlatform again(Stage stage) {
        return new SynthesisedPlatform(config(stage));
    }

    /** A stage with other settings than its kind. */
    public static SynthesisedPlatform of(Stage stage, StageSettings settings) {
        StageConfig usual = config(stage);
        return new SynthesisedPlatform(
                new StageConfig(
                        stage,
                        usual.account(),
                        usual.region(),
                        usual.analyticsJar(),
                        usual.reader(),
                        usual.endpoints(),
                        settings));
    }

    /** A stage whose cloud job reads in that way. */
    public static SynthesisedPlatform of(Stage stage, StreamReader reader) {
        StageConfig usual = config(stage);
        return new SynthesisedPlatform(
                new StageConfig(
                        stage,
                        usual.account(),
                        usual.region(),
                        usual.analyticsJar(),
                        reader,
                        usual.endpoints()));
    }

    /** Stage dev with one key of context. */
    public static SynthesisedPlatform with(String key, String value) {
        return with(Map.of(key, value));
    }

    /** Stage dev with keys of context. */
    public static SynthesisedPlatform with(Map<String, String> said) {
        StageConfig usual = config(Stage.DEV);
        Map<String, String> context = new TreeMap<>(said);
        context.put("stage", "dev");
        context.put("analyticsJar", usual.analyticsJar().toString());
        return new SynthesisedPlatform(
                StageConfig.of(new StageContext(context), usual.account(), usual.region()));
    }

    /** The resources of a stack, by its path in the app. */
    public Resources stack(String id) {
        return stacks.get(id);
    }

    Map<String, Resources> stacks() {
        return stacks;
    }

    /** What cdk-nag and the CDK find fault with: the construct, and what is wrong. */
    public List<String> findings() {
        return Findings.in(folder);
    }

    /** Files of the cloud assembly. */
    public Path folder() {
        return folder;
    }

    static StageConfig config(Stage stage) {
        Map<String, String> endpoints =
                stage == Stage.LOCAL
                        ? Map.of(
                                "kinesis", "http://127.0.0.1:1",
                                "s3", "http://127.0.0.1:2",
                                "glue", "http://127.0.0.1:3")
                        : Map.of();
        return new StageConfig(
                stage, "111122223333", "eu-west-1", STAND_IN, StreamReader.POLLING, endpoints);
    }

    static App app() {
        try {
            return App.Builder.create().outdir(made("cdk.out").toString()).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path standIn() {
        try {
            Path jar = made("jar").resolve("cloud-analytics.jar");
            return Files.writeString(jar, "stands in for the cloud job");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that goes with the build. */
    private static Path made(String name) throws IOException {
        Path synthesised = Files.createDirectories(Path.of("target", "synthesised"));
        return Files.createTempDirectory(synthesised, name);
    }
}
