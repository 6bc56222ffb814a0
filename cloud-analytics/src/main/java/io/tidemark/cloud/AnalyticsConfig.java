package io.tidemark.cloud;

import io.tidemark.cloud.ingest.SourceConfig;
import io.tidemark.cloud.lake.LakeConfig;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Everything that the job is told; {@link #from} is the only reader of string keys. */
public final class AnalyticsConfig {

    private static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    private final SourceConfig source;
    private final LakeConfig lake;
    private final Duration deduplicationRetention;

    private AnalyticsConfig(SourceConfig source, LakeConfig lake, Duration deduplicationRetention) {
        this.source = source;
        this.lake = lake;
        this.deduplicationRetention = deduplicationRetention;
    }

    /**
     * The configuration in the property groups {@code source}, {@code lake}, {@code deduplication}
     * and {@code endpoints}.
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
        SourceConfig source = source(reader, region);
        LakeConfig lake = lake(reader, region);
        Duration retention =
                reader.optional(
                        "deduplication",
                        "retention",
                        AnalyticsConfig::positiveDuration,
                        "a positive ISO-8601 duration, for example P7D",
                        DEFAULT_RETENTION);
        reader.finish();
        return new AnalyticsConfig(source, lake, retention);
    }

    private static SourceConfig source(PropertyReader reader, String region) {
        return new SourceConfig(
                reader.required(
                        "source",
                        "stream.arn",
                        matching("arn:aws[a-z-]*:kinesis:[a-z0-9-]+:\\d{12}:stream/[\\w.-]+"),
                        "the ARN of a Kinesis stream"),
                region,
                reader.required(
                        "source",
                        "initial.position",
                        constantOf(SourceConfig.InitialPosition.class),
                        oneOf(SourceConfig.InitialPosition.class)),
                reader.required(
                        "source",
                        "reader",
                        constantOf(SourceConfig.Reader.class),
                        oneOf(SourceConfig.Reader.class)),
                endpoint(reader, "kinesis"));
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

    private static Function<String, String> matching(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return text;
        };
    }

    private static <E extends Enum<E>> Function<String, E> constantOf(Class<E> type) {
        return text -> Enum.valueOf(type, text);
    }

    private static String oneOf(Class<? extends Enum<?>> type) {
        return "one of " + Arrays.toString(type.getEnumConstants());
    }

    private static Duration positiveDuration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.toMillis() <= 0) {
                throw new IllegalArgumentException(text);
            }
            return duration;
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
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

    @Override
    public String toString() {
        return String.format(
                "source %s, lake %s, deduplication retention %s",
                source, lake, deduplicationRetention);
    }
}
