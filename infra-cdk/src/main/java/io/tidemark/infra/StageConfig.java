package io.tidemark.infra;

import io.tidemark.infra.analytics.StreamReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Node;

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
 */
public record StageConfig(
        Stage stage,
        String account,
        String region,
        Path analyticsJar,
        StreamReader reader,
        Map<String, String> endpoints) {

    private static final Path ANALYTICS_JAR =
            Path.of("cloud-analytics", "target", "cloud-analytics.jar");

    public StageConfig {
        endpoints = Map.copyOf(endpoints);
    }

    /** The names of the stage's resources. */
    public PlatformNames names() {
        return new PlatformNames(stage);
    }

    /**
     * Reads the context that {@code cdk --context key=value} gave: {@code stage}, {@code
     * analyticsJar}, {@code reader} and {@code endpoint.<service>}.
     *
     * @throws IllegalArgumentException if the stage is missing or unknown, or the reader unknown,
     *     with a sentence for the user
     */
    static StageConfig of(Node app) {
        Stage stage = Stage.named(text(app, "stage"));
        String jar = text(app, "analyticsJar");
        Path analyticsJar = jar == null ? Path.of("..").resolve(ANALYTICS_JAR) : Path.of(jar);
        StreamReader reader = StreamReader.named(text(app, "reader"));
        if (stage == Stage.LOCAL) {
            return new StageConfig(
                    stage, "000000000000", "us-east-1", analyticsJar, reader, endpoints(app));
        }
        return new StageConfig(
                stage,
                System.getenv("CDK_DEFAULT_ACCOUNT"),
                System.getenv("CDK_DEFAULT_REGION"),
                analyticsJar,
                reader,
                Map.of());
    }

    private static Map<String, String> endpoints(Node app) {
        Map<String, String> endpoints = new TreeMap<>();
        for (String service : new String[] {"kinesis", "s3", "glue"}) {
            String url = text(app, "endpoint." + service);
            if (url != null) {
                endpoints.put(service, url);
            }
        }
        return endpoints;
    }

    private static String text(Node app, String key) {
        Object value = app.tryGetContext(key);
        return value == null ? null : value.toString();
    }
}
