package io.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTrinoTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @TempDir static Path directory;

    private static EmbeddedTrino trino;

    @BeforeAll
    static void start() throws IOException {
        Lake lake = new Lake(NOBODY, NOBODY, "us-east-1", "key", "secret");
        trino = EmbeddedTrino.start(0, lake, directory);
    }

    @AfterAll
    static void stop() {
        trino.close();
    }

    @Test
    void saysThatItHasStarted() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + trino.port() + "/v1/info"))
                        .build();

        String info =
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body();

        assertThat(info).contains("\"starting\":false");
    }

    @Test
    void offersTheCatalogOfAthenaAndThatOfIceberg() throws SQLException {
        assertThat(column("SHOW CATALOGS")).contains("awsdatacatalog", "iceberg");
    }

    @Test
    void answersInUtcWhateverTheClientAsksFor() throws SQLException {
        assertThat(column("SELECT current_timezone()")).containsExactly("UTC");
    }

    private static List<String> column(String sql) throws SQLException {
        String url = "jdbc:trino://127.0.0.1:" + trino.port() + "?user=test";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
