package io.tidemark.query;

import com.google.inject.Key;
import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.server.StartupStatus;
import io.trino.server.testing.TestingTrinoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One Trino coordinator that does its own work, on 127.0.0.1.
 *
 * <p>Its {@code /v1/info} says {@code "starting":false} only when both catalogs can be queried.
 * Every session is in UTC, whatever the client asks for, as in Athena.
 */
final class EmbeddedTrino implements AutoCloseable {

    private static final String ENVIRONMENT = "tidemark";

    private final TestingTrinoServer server;

    private EmbeddedTrino(TestingTrinoServer server) {
        this.server = server;
    }

    /**
     * Starts the server and its catalogs; neither Glue nor S3 need to answer yet.
     *
     * @param port TCP port, 0 for any free one
     * @throws IOException if the data directory cannot be made
     */
    static EmbeddedTrino start(int port, Lake lake, Path dataDirectory) throws IOException {
        Files.createDirectories(dataDirectory);
        TestingTrinoServer server =
                TestingTrinoServer.builder()
                        .setCoordinator(true)
                        .setEnvironment(ENVIRONMENT)
                        .setBaseDataDir(Optional.of(dataDirectory))
                        .setProperties(
                                Map.of(
                                        "http-server.http.port",
                                        Integer.toString(port),
                                        "sql.forced-session-time-zone",
                                        "UTC"))
                        .build();
        server.installPlugin(new HivePlugin());
        server.installPlugin(new IcebergPlugin());
        server.createCatalog(Lake.ATHENA_CATALOG, HivePlugin.CONNECTOR, lake.hiveProperties());
        server.createCatalog(Lake.ICEBERG_CATALOG, "iceberg", lake.icebergProperties());
        server.getInstance(Key.get(StartupStatus.class)).startupComplete();
        return new EmbeddedTrino(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Stops the server; queries that run fail. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the query engine did not stop cleanly", e);
        }
    }
}
