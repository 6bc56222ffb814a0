package io.tidemark.query;

import io.airlift.log.Level;
import io.airlift.log.Logger;
import io.airlift.log.Logging;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the engine that Athena is made of on the local lake, until SIGTERM. */
@Command(
        name = "query-engine",
        mixinStandardHelpOptions = true,
        description = "Trino on the local lake, on 127.0.0.1; what Athena engine v3 speaks.",
        footer = {
            "",
            "Credentials for Glue and S3 are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
        })
public final class QueryEngine implements Callable<Integer> {

    @Option(names = "--port", required = true, description = "TCP port to listen on.")
    private int port;

    @Option(names = "--glue-endpoint", required = true, description = "URL of the Glue API.")
    private URI glueEndpoint;

    @Option(names = "--s3-endpoint", required = true, description = "URL of the S3 API.")
    private URI s3Endpoint;

    @Option(names = "--region", required = true, description = "AWS region of both.")
    private String region;

    @Option(names = "--data-directory", required = true, description = "Where to keep own files.")
    private Path dataDirectory;

    private final Map<String, String> environment;

    QueryEngine(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        int exitCode = new CommandLine(new QueryEngine(System.getenv())).execute(arguments);
        System.exit(exitCode);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Lake lake = lake();
        // Below this level it lists every property of every catalog.
        Logging.initialize().setLevel("Bootstrap", Level.WARN);
        EmbeddedTrino trino = EmbeddedTrino.start(port, lake, dataDirectory);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(trino::close, "stop-query-engine"));
        Logger.get(QueryEngine.class).info("listening on 127.0.0.1:%s for %s", trino.port(), lake);
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    Lake lake() {
        return new Lake(
                glueEndpoint,
                s3Endpoint,
                region,
                required("AWS_ACCESS_KEY_ID"),
                required("AWS_SECRET_ACCESS_KEY"));
    }

    private String required(String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("environment variable " + variable + " is not set");
        }
        return value;
    }
}
