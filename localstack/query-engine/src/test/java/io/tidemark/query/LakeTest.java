package io.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LakeTest {

    private static final Lake LAKE =
            new Lake(
                    URI.create("http://127.0.0.1:14501"),
                    URI.create("http://127.0.0.1:14500"),
                    "us-east-1",
                    "key",
                    "hush");

    @Test
    void redirectsIcebergTablesOfTheAthenaCatalogToTheIcebergCatalog() {
        assertThat(LAKE.hiveProperties())
                .containsEntry("hive.iceberg-catalog-name", Lake.ICEBERG_CATALOG)
                .containsEntry("hive.metastore", "glue");
    }

    @Test
    void readsTableDefinitionsAndDataFromTheirOwnEndpoints() {
        assertThat(LAKE.icebergProperties())
                .containsEntry("hive.metastore.glue.endpoint-url", "http://127.0.0.1:14501")
                .containsEntry("hive.s3.endpoint", "http://127.0.0.1:14500")
                .containsEntry("hive.s3.ssl.enabled", "false");
    }

    @Test
    void keepsItsSecretOutOfLogs() {
        assertThat(LAKE.toString()).doesNotContain("hush");
    }
}
