package io.tidemark.infra.analytics;

import static io.tidemark.infra.rights.Rights.allow;

import io.tidemark.infra.settings.InvalidStageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** How the cloud job reads its streams; the names are those of its configuration. */
public enum StreamReader {
    /** By asking: shares 2 MB/s a shard with all other readers. */
    POLLING,
    /** By enhanced fan-out: pushed, with 2 MB/s a shard of its own, for a price. */
    EFO;

    private static final List<String> READ =
            List.of(
                    "kinesis:DescribeStream",
                    "kinesis:DescribeStreamSummary",
                    "kinesis:ListShards",
                    "kinesis:GetShardIterator",
                    "kinesis:GetRecords");
    private static final List<String> REGISTER =
            List.of("kinesis:RegisterStreamConsumer", "kinesis:ListStreamConsumers");
    private static final List<String> SUBSCRIBE =
            List.of(
                    "kinesis:SubscribeToShard",
                    "kinesis:DescribeStreamConsumer",
                    "kinesis:DeregisterStreamConsumer");

    /**
     * The reader of that name.
     *
     * @param name as the user gave it; null for the default, {@link #POLLING}
     * @throws InvalidStageException if there is none, with a sentence for the user
     */
    public static StreamReader named(String name) {
        return Arrays.stream(values())
                .filter(reader -> name == null ? reader == POLLING : reader.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidStageException(unknown(name)));
    }

    private static String unknown(String name) {
        String known =
                Arrays.stream(values()).map(StreamReader::name).collect(Collectors.joining(", "));
        return String.format(
                "There is no reader \"%s\": choose one of %s, for example with --context"
                        + " reader=EFO.",
                name, known);
    }

    /** What it takes to read streams in this way; a consumer is a resource below its stream. */
    List<PolicyStatement> rights(List<String> streams) {
        List<PolicyStatement> rights = new ArrayList<>();
        rights.add(allow(READ, streams));
        if (this == EFO) {
            List<String> consumers = new ArrayList<>();
            streams.forEach(stream -> consumers.add(stream + "/consumer/*"));
            rights.add(allow(REGISTER, streams));
            rights.add(allow(SUBSCRIBE, consumers));
        }
        return rights;
    }
}
