package io.tidemark.cloud.outcome;

import io.tidemark.cloud.ingest.KinesisRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What people and programs report, and how it arrives. */
public final class Outcomes {

    /** When Kinesis took every record here, and S3 every file. */
    public static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:01.500Z");

    /** One outcome with every field. */
    public static final String COMPLETE =
            "{\"id\":\"WO-17\",\"site\":\"plant-a\",\"machine\":\"press-7\",\"kind\":\"FAILURE\","
                    + "\"occurredAt\":\"2026-03-01T11:00:00Z\",\"machineType\":\"press\","
                    + "\"failureMode\":\"bearing\",\"note\":\"loud\",\"reportedBy\":\"Ines\"}";

    private Outcomes() {}

    /** One with what it must have; its other fields are absent. */
    public static String json(String id, String machine, String kind, String occurredAt) {
        return String.format(
                "{\"id\":\"%s\",\"site\":\"plant-a\",\"machine\":\"%s\",\"kind\":\"%s\","
                        + "\"occurredAt\":\"%s\"}",
                id, machine, kind, occurredAt);
    }

    public static KinesisRecord record(String number, String text) {
        return record(number, text.getBytes(StandardCharsets.UTF_8));
    }

    public static KinesisRecord record(String number, byte[] data) {
        return new KinesisRecord("shardId-000000000000", number, ARRIVED.toEpochMilli(), data);
    }

    /** A row of a file with these columns. */
    public static OutcomeInput row(String file, long line, String columns, String... cells) {
        return OutcomeInput.ofRow(
                file,
                line,
                ARRIVED.toEpochMilli(),
                columns.split(","),
                cells,
                String.join(",", cells).getBytes(StandardCharsets.UTF_8));
    }
}
