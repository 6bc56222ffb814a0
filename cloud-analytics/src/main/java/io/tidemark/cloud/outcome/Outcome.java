package io.tidemark.cloud.outcome;

import io.tidemark.events.outcome.MaintenanceOutcome;
import io.tidemark.events.outcome.OutcomeField;
import io.tidemark.events.outcome.OutcomeKind;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A maintenance outcome that has been checked, and where it came from; a Flink POJO, which is why
 * its fields are open. Whether its machine exists is not known here: its data may come later.
 */
public class Outcome {

    /** The id that it was given, else one made of site, machine, kind and time. */
    public String id;

    public String site;
    public String machine;
    public OutcomeKind kind;

    /** When it happened, by the clock of whoever reported it, milliseconds since the epoch. */
    public long occurredAtMillis;

    /** Null if it was not said. */
    public String machineType;

    /** Null if it was not said. */
    public String failureMode;

    /** Null if it was not said. */
    public String note;

    /** Null if it was not said. */
    public String reportedBy;

    public OutcomeSource source;

    /** Shard of its record, or key of its object. */
    public String origin;

    /** The record's sequence number in its shard, or the line in which the row ends, from 1. */
    public String position;

    /** When Kinesis took the record or S3 the object, their clock, milliseconds since the epoch. */
    public long arrivedAtMillis;

    /** As it came, for the quarantine. */
    public byte[] payload;

    public Outcome() {}

    Outcome(MaintenanceOutcome checked, OutcomeInput input) {
        this.id = checked.id();
        this.site = checked.site();
        this.machine = checked.machine();
        this.kind = checked.kind();
        this.occurredAtMillis = checked.occurredAt().toEpochMilli();
        this.machineType = checked.text(OutcomeField.MACHINE_TYPE).orElse(null);
        this.failureMode = checked.text(OutcomeField.FAILURE_MODE).orElse(null);
        this.note = checked.text(OutcomeField.NOTE).orElse(null);
        this.reportedBy = checked.text(OutcomeField.REPORTED_BY).orElse(null);
        this.source = input.source;
        this.origin = input.origin;
        this.position = input.position;
        this.arrivedAtMillis = input.arrivedAtMillis;
        this.payload = input.payload;
    }

    /** Where it came from, in one text: {@code shardId-000000000000/49…}, {@code a.csv:17}. */
    public String sourceName() {
        return origin + (source == OutcomeSource.STREAM ? "/" : ":") + position;
    }

    /**
     * What two outcomes of one id have in common if they say the same, wherever they came from: a
     * SHA-256 as hexadecimal digits. It is state; a change would make contradictions of
     * repetitions.
     */
    String contentDigest() {
        List<String> parts =
                Arrays.asList(
                        site,
                        machine,
                        kind.name(),
                        Long.toString(occurredAtMillis),
                        machineType,
                        failureMode,
                        note,
                        reportedBy);
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            // With its length, so that no two lists of parts make one text.
            text.append(part == null ? -1 : part.length()).append(':').append(part);
        }
        return DigestUtils.sha256Hex(text.toString());
    }
}
