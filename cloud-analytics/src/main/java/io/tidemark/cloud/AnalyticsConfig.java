package io.tidemark.cloud;

import static io.tidemark.cloud.PropertyValues.constantOf;
import static io.tidemark.cloud.PropertyValues.matching;
import static io.tidemark.cloud.PropertyValues.oneOf;

import io.tidemark.cloud.ingest.SourceConfig;
import io.tidemark.cloud.lake.LakeConfig;
import io.tidemark.cloud.outcome.OutcomeConfig;
import io.tidemark.events.outcome.OutcomeFormat;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Everything that the job is told; {@link #from} is the only reader of string keys. */
public final class AnalyticsConfig {

    private static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    private final SourceConfig source;
    private final LakeConfig lake;
    private final Duration deduplicationRetention;
    private final OutcomeConfig outcomes;

    private AnalyticsConfig(
            SourceConfig source,
            LakeConfig lake,
            Duration deduplicationRetention,
            OutcomeConfig outcomes) {
        this.source = source;
        this.lake = lake;
        this.outcomes = outcomes;
        this.deduplicationRetention = deduplicationRetention;
    }

    /**
     * The configuration in the property groups {@code source}, {@code lake}, {@code deduplication},
     * {@code outcomes} and {@code endpoints}.
     *
     * @throws InvalidConfigurationException naming all that is missing, malformed or unknown
     */
    public static AnalyticsConfig from(Map<String, Properties> groups) {
        PropertyReader reader = new PropertyReader(groups);
        String region =
                reader.required(
                        "source",
                        "aws.region",
                        matching("[a-z]{2}(-[a-z]+)+-\\d"),
                        "a region, for example eu-west-1");
        URI kinesis = endpoint(reader, "kinesis");
        SourceConfig source = stream(reader, "source", region, kinesis);
        LakeConfig lake = lake(reader, region);
        Duration retention =
                reader.optional(
                        "deduplication",
                        "retention",
                        PropertyValues::positiveDuration,
                        "a positive ISO-8601 duration, for example P7D",
                        DEFAULT_RETENTION);
        OutcomeConfig outcomes = outcomes(reader, region, kinesis);
        reader.finish();
        return new AnalyticsConfig(source, lake, retention, outcomes);
    }

    /** Null if the job is not told of outcomes, as in deployments older than these. */
    private static OutcomeConfig outcomes(PropertyReader reader, String region, URI kinesis) {
        if (!reader.has("outcomes")) {
            return null;
        }
        return new OutcomeConfig(
                stream(reader, "outcomes", region, kinesis),
                reader.required(
                        "outcomes",
                        "files",
                        matching("s3://[a-z0-9.-]{3,63}(/[^\\s/]+)+"),
                        "s3://bucket/path without a slash at the end"),
                reader.optional(
                        "outcomes",
                        "future.tolerance",
                        PropertyValues::duration,
                        "an ISO-8601 duration, not negative, for example PT5M",
                        OutcomeFormat.FUTURE_TOLERANCE));
    }

    private static SourceConfig stream(
            PropertyReader reader, String group, String region, URI endpoint) {
        return new SourceConfig(
                reader.required(
                        group,
                        "stream.arn",
                        matching("arn:aws[a-z-]*:kinesis:[a-z0-9-]+:\\d{12}:stream/[\\w.-]+"),
                        "the ARN of a Kinesis stream"),
                region,
                reader.required(
                        group,
                        "initial.position",
                        constantOf(SourceConfig.InitialPosition.class),
                        oneOf(SourceConfig.InitialPosition.class)),
                reader.required(
                        group,
                        "reader",
                        constantOf(SourceConfig.Reader.class),
                        oneOf(SourceConfig.Reader.class)),
                endpoint);
    }

    private static LakeConfig lake(PropertyReader reader, String region) {
        return new LakeConfig(
                reader.required(
                        "lake",
                        "database",
                        matching("[a-z0-9_]+"),
                        "lower-case letters, digits and underscores"),
                reader.required(
                        "lake",
                        "warehouse",
                        matching("s3://[a-z0-9.-]{3,63}(/[^\\s/]+)*"),
                        "s3://bucket/path without a slash at the end"),
                region,
                endpoint(reader, "s3"),
                endpoint(reader, "glue"));
    }

    private static URI endpoint(PropertyReader reader, String service) {
        return reader.optional(
                "endpoints",
                service,
                text -> URI.create(matching("https?://[^\\s/]+").apply(text)),
                "http://host:port or https://host:port",
                null);
    }

    /** Where events come from. */
    public SourceConfig source() {
        return source;
    }

    /** Where rows go. */
    public LakeConfig lake() {
        return lake;
    }

    /**
     * How long an event's id is remembered; a second copy that comes later is taken for new. At
     * least as long as the stream's retention and any gateway's wish to send again; default 7 days.
     */
    public Duration deduplicationRetention() {
        return deduplicationRetention;
    }

    /** Where maintenance outcomes come from; empty if the job is not told of any. */
    public Optional<OutcomeConfig> outcomes() {
        return Optional.ofNullable(outcomes);
    }

    @Override
    public String toString() {
        return String.format(
                "source %s, lake %s, deduplication retention %s, outcomes %s",
                source,
                lake,
                deduplicationRetention,
                outcomes().map(OutcomeConfig::toString).orElse("none"));
    }
}
