package io.tidemark.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.cloud.ingest.SourceConfig;
import io.tidemark.cloud.outcome.OutcomeConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsConfigTest {

    private final Map<String, Properties> groups = new HashMap<>();

    AnalyticsConfigTest() {
        set("source", "stream.arn", "arn:aws:kinesis:eu-west-1:123456789012:stream/events");
        set("source", "aws.region", "eu-west-1");
        set("source", "initial.position", "LATEST");
        set("source", "reader", "EFO");
        set("lake", "database", "tidemark");
        set("lake", "warehouse", "s3://the-lake/warehouse");
    }

    @Test
    void mapsEveryKey() {
        set("deduplication", "retention", "PT36H");
        set("endpoints", "kinesis", "http://127.0.0.1:4566");
        set("endpoints", "s3", "http://127.0.0.1:4567");
        set("endpoints", "glue", "https://localhost:4568");

        AnalyticsConfig config = AnalyticsConfig.from(groups);

        assertThat(config.source().streamName()).isEqualTo("events");
        assertThat(config.source().region()).isEqualTo("eu-west-1");
        assertThat(config.source().initialPosition())
                .isEqualTo(SourceConfig.InitialPosition.LATEST);
        assertThat(config.source().reader()).isEqualTo(SourceConfig.Reader.EFO);
        assertThat(config.source().endpoint()).contains(URI.create("http://127.0.0.1:4566"));
        assertThat(config.lake().database()).isEqualTo("tidemark");
        assertThat(config.lake().warehouse()).isEqualTo("s3://the-lake/warehouse");
        assertThat(config.lake().region()).isEqualTo("eu-west-1");
        assertThat(config.lake().storageEndpoint()).contains(URI.create("http://127.0.0.1:4567"));
        assertThat(config.lake().catalogEndpoint()).contains(URI.create("https://localhost:4568"));
        assertThat(config.deduplicationRetention()).isEqualTo(Duration.ofHours(36));
    }

    @Test
    void remembersIdsForAWeekAndUsesTheEndpointsOfTheRegionByDefault() {
        AnalyticsConfig config = AnalyticsConfig.from(groups);

        assertThat(config.deduplicationRetention()).isEqualTo(Duration.ofDays(7));
        assertThat(config.source().endpoint()).isEmpty();
        assertThat(config.lake().storageEndpoint()).isEmpty();
        assertThat(config.lake().catalogEndpoint()).isEmpty();
    }

    @Test
    void mapsEveryKeyOfOutcomes() {
        setOutcomes();
        set("outcomes", "future.tolerance", "PT0S");
        set("endpoints", "kinesis", "http://127.0.0.1:4566");

        OutcomeConfig outcomes = AnalyticsConfig.from(groups).outcomes().orElseThrow();

        assertThat(outcomes.stream().streamName()).isEqualTo("outcomes");
        assertThat(outcomes.stream().region()).isEqualTo("eu-west-1");
        assertThat(outcomes.stream().initialPosition())
                .isEqualTo(SourceConfig.InitialPosition.TRIM_HORIZON);
        assertThat(outcomes.stream().reader()).isEqualTo(SourceConfig.Reader.POLLING);
        assertThat(outcomes.stream().endpoint()).contains(URI.create("http://127.0.0.1:4566"));
        assertThat(outcomes.files()).isEqualTo("s3://the-lake/outcomes");
        assertThat(outcomes.futureTolerance()).isZero();
    }

    @Test
    void takesClocksThatAreFiveMinutesAheadByDefault() {
        setOutcomes();

        assertThat(AnalyticsConfig.from(groups).outcomes().orElseThrow().futureTolerance())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void startsWithoutOutcomesInADeploymentThatIsOlderThanThese() {
        assertThat(AnalyticsConfig.from(groups).outcomes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream.arn", "files", "initial.position", "reader"})
    void namesAKeyOfOutcomesThatIsMissing(String key) {
        setOutcomes();
        groups.get("outcomes").remove(key);

        assertThatThrownBy(() -> AnalyticsConfig.from(groups))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("1 fault(s)")
                .hasMessageContaining("outcomes/" + key + ": missing, expected ");
    }

    @ParameterizedTest
    @CsvSource({
        "source, stream.arn",
        "source, aws.region",
        "source, initial.position",
        "source, reader",
        "lake, database",
        "lake, warehouse"
    })
    void namesAKeyThatIsMissing(String group, String key) {
        groups.get(group).remove(key);

        assertThatThrownBy(() -> AnalyticsConfig.from(groups))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("1 fault(s)")
                .hasMessageContaining(group + "/" + key + ": missing, expected ");
    }

    @ParameterizedTest
    @CsvSource({
        "source, stream.arn, events",
        "source, stream.arn, arn:aws:s3:::bucket",
        "source, aws.region, Ireland",
        "source, initial.position, latest",
        "source, initial.position, AT_TIMESTAMP",
        "source, reader, PUSH",
        "lake, database, Tide-Mark",
        "lake, warehouse, /tmp/warehouse",
        "lake, warehouse, s3://the-lake/warehouse/",
        "deduplication, retention, 7 d",
        "deduplication, retention, PT0S",
        "deduplication, retention, -P1D",
        "deduplication, retention, P99999999999999D",
        "outcomes, stream.arn, outcomes",
        "outcomes, files, /outcomes",
        "outcomes, files, s3://the-lake",
        "outcomes, files, s3://the-lake/outcomes/",
        "outcomes, initial.position, FIRST",
        "outcomes, reader, FILE",
        "outcomes, future.tolerance, -PT1S",
        "outcomes, future.tolerance, 5 min",
        "endpoints, kinesis, localhost:4566",
        "endpoints, s3, http://127.0.0.1:4566/path",
        "endpoints, glue, ftp://127.0.0.1"
    })
    void namesAValueThatItDoesNotTake(String group, String key, String value) {
        setOutcomes();
        set(group, key, value);

        assertThatThrownBy(() -> AnalyticsConfig.from(groups))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("1 fault(s)")
                .hasMessageContaining(group + "/" + key + ": found \"" + value + "\", expected ");
    }

    @Test
    void namesAllFaultsAtOnceAndUnknownKeysAmongThem() {
        groups.get("lake").remove("database");
        set("source", "reader", "PUSH");
        set("source", "stream.name", "events");
        set("sink", "bucket", "the-lake");
        set("outcomes", "file", "s3://the-lake/outcomes");

        assertThatThrownBy(() -> AnalyticsConfig.from(groups))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("9 fault(s)")
                .hasMessageContaining("lake/database: missing")
                .hasMessageContaining(
                        "source/reader: found \"PUSH\", expected one of [POLLING, EFO]")
                .hasMessageContaining("source/stream.name: unknown key")
                .hasMessageContaining("outcomes/files: missing")
                .hasMessageContaining("outcomes/file: unknown key")
                .hasMessageContaining("sink/bucket: unknown key");
    }

    private void setOutcomes() {
        set("outcomes", "stream.arn", "arn:aws:kinesis:eu-west-1:123456789012:stream/outcomes");
        set("outcomes", "files", "s3://the-lake/outcomes");
        set("outcomes", "initial.position", "TRIM_HORIZON");
        set("outcomes", "reader", "POLLING");
    }

    private void set(String group, String key, String value) {
        groups.computeIfAbsent(group, id -> new Properties()).setProperty(key, value);
    }
}
