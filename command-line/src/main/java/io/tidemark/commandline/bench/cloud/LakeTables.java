package io.tidemark.commandline.bench.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What Iceberg's metadata says of a table, read without any engine. */
final class LakeTables implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final String database;
    private final GlueClient glue;
    private final S3Client s3;

    /**
     * @param rows in the table
     * @param committedAtMillis when the last of them came, clock of this machine; 0 if there are
     *     none
     */
    record Committed(long rows, long committedAtMillis) {}

    LakeTables(StageLayout layout, String database) {
        this.database = database;
        this.glue = LocalAws.client(GlueClient.builder(), layout.miniStackUrl());
        this.s3 = LocalAws.client(S3Client.builder().forcePathStyle(true), layout.localStackUrl());
    }

    /** The newest snapshots of several tables that exist. */
    Committed committed(Iterable<String> tables) throws IOException {
        Committed all = new Committed(0, 0);
        for (String table : tables) {
            Committed one = committed(table);
            all =
                    new Committed(
                            all.rows() + one.rows(),
                            Math.max(all.committedAtMillis(), one.committedAtMillis()));
        }
        return all;
    }

    private Committed committed(String table) throws IOException {
        JsonNode metadata = metadata(table);
        JsonNode current = metadata.path("current-snapshot-id");
        for (JsonNode snapshot : metadata.path("snapshots")) {
            if (snapshot.path("snapshot-id").asLong() == current.asLong()) {
                return new Committed(
                        snapshot.at("/summary/total-records").asLong(),
                        snapshot.path("timestamp-ms").asLong());
            }
        }
        return new Committed(0, 0);
    }

    private JsonNode metadata(String table) throws IOException {
        URI location =
                URI.create(
                        glue.getTable(request -> request.databaseName(database).name(table))
                                .table()
                                .parameters()
                                .get("metadata_location"));
        try (ResponseInputStream<?> file =
                s3.getObject(
                        request ->
                                request.bucket(location.getHost())
                                        .key(location.getPath().substring(1)))) {
            return JSON.readTree(file);
        }
    }

    @Override
    public void close() {
        glue.close();
        s3.close();
    }
}
