package io.tidemark.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GlueLakeTest {

    @Test
    void usesTheServicesOfTheRegionUnlessToldOtherwise() {
        LakeConfig config = new LakeConfig("tidemark", "s3://the-lake/w", "eu-west-1", null, null);

        assertThat(GlueLake.properties(config))
                .containsOnly(
                        Map.entry("warehouse", "s3://the-lake/w"),
                        Map.entry("io-impl", "org.apache.iceberg.aws.s3.S3FileIO"),
                        Map.entry("client.region", "eu-west-1"));
    }

    @Test
    void addressesBucketsByPathUnderAnEndpointOfItsOwn() {
        LakeConfig config =
                new LakeConfig(
                        "tidemark",
                        "s3://the-lake/w",
                        "eu-west-1",
                        URI.create("http://127.0.0.1:4566"),
                        URI.create("http://127.0.0.1:4567"));

        assertThat(GlueLake.properties(config))
                .containsEntry("s3.endpoint", "http://127.0.0.1:4566")
                .containsEntry("s3.path-style-access", "true")
                .containsEntry("glue.endpoint", "http://127.0.0.1:4567");
    }
}
