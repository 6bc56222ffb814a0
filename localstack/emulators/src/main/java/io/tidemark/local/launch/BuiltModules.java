package io.tidemark.local.launch;

import io.tidemark.local.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build left in the modules' target folders.
 *
 * @param checkout root of the source tree
 */
public record BuiltModules(Path checkout) {

    /**
     * The classpath of a module's processes, its own jar first.
     *
     * @param module its folder, relative to the checkout
     * @throws StageException if it is not built
     */
    public String classpath(String module) throws IOException, StageException {
        return Files.readString(built(module + "/target/classpath.txt")).strip();
    }

    /** The gateway's jar, which holds all that it needs. */
    public String edgeGateway() throws StageException {
        return built("edge-gateway/target/edge-gateway.jar").toString();
    }

    /** The options that the gateway's JVM ships with. */
    public Path gatewayJvmOptions() {
        return checkout.resolve("edge-gateway/conf/jvm.options");
    }

    /** The cloud job's jar and the Flink that Managed Flink would bring. */
    public String cloudAnalytics() throws IOException, StageException {
        Path flink = built("cloud-analytics/target/flink-classpath.txt");
        return analyticsJar() + ":" + Files.readString(flink).strip();
    }

    /** The same with what reading Parquet takes of Hadoop. */
    public String lakeMaintenance() throws IOException, StageException {
        Path hadoop = built("cloud-analytics/target/hadoop-classpath.txt");
        return cloudAnalytics() + ":" + Files.readString(hadoop).strip();
    }

    /** The cloud job as it is uploaded to Managed Flink. */
    public Path analyticsJar() throws StageException {
        return built("cloud-analytics/target/cloud-analytics.jar");
    }

    private Path built(String path) throws StageException {
        Path file = checkout.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new StageException(
                    path
                            + " is missing: build it with `mvn package -DskipTests` in "
                            + checkout
                            + ".");
        }
        return file;
    }
}
