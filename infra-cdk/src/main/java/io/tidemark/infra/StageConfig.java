package io.tidemark.infra;

import io.tidemark.infra.analytics.StreamReader;
import io.tidemark.infra.settings.InvalidStageException;
import io.tidemark.infra.settings.ManagedFlinkRegions;
import io.tidemark.infra.settings.StageContext;
import io.tidemark.infra.settings.StageKey;
import io.tidemark.infra.settings.StageSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One stage of Tidemark.
 *
 * @param stage which
 * @param account AWS account; null for the one that deploys
 * @param region AWS region; null for the one that is deployed to
 * @param analyticsJar the cloud job as built
 * @param reader how the cloud job reads its streams
 * @param endpoints URL of each service ({@code kinesis}, {@code s3}, {@code glue}) that the cloud
 *     job shall not look for at AWS; empty except in stage local
 * @param settings sizes, retention, bounds
 */
public record StageConfig(
        Stage stage,
        String account,
        String region,
        Path analyticsJar,
        StreamReader reader,
        Map<String, String> endpoints,
        StageSettings settings) {

    private static final Path ANALYTICS_JAR =
            Path.of("cloud-analytics", "target", "cloud-analytics.jar");

    /**
     * @throws InvalidStageException if the cloud job cannot run in the region, with a sentence for
     *     the user
     */
    public StageConfig {
        ManagedFlinkRegions.require(region);
        endpoints = Map.copyOf(endpoints);
    }

    /** A stage with the settings of its kind. */
    public StageConfig(
            Stage stage,
            String account,
            String region,
            Path analyticsJar,
            StreamReader reader,
            Map<String, String> endpoints) {
        this(stage, account, region, analyticsJar, reader, endpoints, StageSettings.of(stage));
    }

    /** The names of the stage's resources. */
    public PlatformNames names() {
        return new PlatformNames(stage);
    }

    /**
     * Reads what the user said of the stage.
     *
     * @param account AWS account that deploys; null if it is not known; stage local has its own
     * @param region AWS region that is deployed to; null if it is not known; as above
     * @throws InvalidStageException if the stage is missing or unknown, or a value is not what its
     *     key takes, with a sentence for the user
     */
    static StageConfig of(StageContext context, String account, String region) {
        Stage stage = Stage.named(context.text(StageKey.STAGE));
        String jar = context.text(StageKey.ANALYTICS_JAR);
        boolean local = stage == Stage.LOCAL;
        return new StageConfig(
                stage,
                local ? "000000000000" : account,
                local ? "us-east-1" : region,
                jar == null ? Path.of("..").resolve(ANALYTICS_JAR) : Path.of(jar),
                StreamReader.named(context.text(StageKey.READER)),
                local ? endpoints(context) : Map.of(),
                context.applyTo(StageSettings.of(stage)));
    }

    private static Map<String, String> endpoints(StageContext context) {
        Map<String, String> endpoints = new TreeMap<>();
        for (StageKey key :
                List.of(StageKey.KINESIS_ENDPOINT, StageKey.S3_ENDPOINT, StageKey.GLUE_ENDPOINT)) {
            String url = context.text(key);
            if (url != null) {
                endpoints.put(key.text().replace("endpoint.", ""), url);
            }
        }
        return endpoints;
    }
}
