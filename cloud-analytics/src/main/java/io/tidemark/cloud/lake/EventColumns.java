package io.tidemark.cloud.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The columns that an event's Avro schema asks for: {@code event_id}, {@code sequence}, the event's
 * fields by their names in snake case with their documentation, {@code arrived_at}.
 *
 * <p>An Avro type that is not among those of the contract is refused, so that a schema that needs
 * one fails its test and not the job.
 */
final class EventColumns {

    static final String EVENT_ID = "event_id";
    static final String SEQUENCE = "sequence";
    static final String ARRIVED_AT = "arrived_at";

    private EventColumns() {}

    /** The Iceberg schema of the event's table; field ids are provisional, from 1. */
    static org.apache.iceberg.Schema of(Schema event) {
        List<Types.NestedField.Builder> columns = new ArrayList<>();
        columns.add(
                Types.NestedField.required(EVENT_ID)
                        .ofType(Types.StringType.get())
                        .withDoc("The event's identity, unique."));
        columns.add(
                Types.NestedField.required(SEQUENCE)
                        .ofType(Types.LongType.get())
                        .withDoc("The event's number in its gateway's outbox, from 1."));
        for (Schema.Field field : event.getFields()) {
            columns.add(
                    Types.NestedField.builder()
                            .withName(name(field.name()))
                            .isOptional(field.schema().isNullable())
                            .ofType(type(field.schema()))
                            .withDoc(field.doc()));
        }
        columns.add(
                Types.NestedField.required(ARRIVED_AT)
                        .ofType(Types.TimestampType.withZone())
                        .withDoc("When IoT Core received the event, its clock, UTC."));
        return new org.apache.iceberg.Schema(numbered(columns));
    }

    private static List<Types.NestedField> numbered(List<Types.NestedField.Builder> columns) {
        List<Types.NestedField> numbered = new ArrayList<>();
        for (Types.NestedField.Builder column : columns) {
            numbered.add(column.withId(numbered.size() + 1).build());
        }
        return numbered;
    }

    /** The column's name of an event's field: windowStart is window_start. */
    static String name(String field) {
        return field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Type type(Schema schema) {
        if (schema.isUnion()) {
            return type(nonNullBranch(schema));
        }
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return Types.TimestampType.withZone();
        }
        if (schema.getLogicalType() != null) {
            throw unsupported(schema);
        }
        switch (schema.getType()) {
            case STRING:
            case ENUM:
                return Types.StringType.get();
            case LONG:
                return Types.LongType.get();
            case INT:
                return Types.IntegerType.get();
            case DOUBLE:
                return Types.DoubleType.get();
            case BYTES:
                return Types.BinaryType.get();
            default:
                throw unsupported(schema);
        }
    }

    private static Schema nonNullBranch(Schema union) {
        List<Schema> branches = new ArrayList<>(union.getTypes());
        branches.removeIf(branch -> branch.getType() == Schema.Type.NULL);
        if (branches.size() != 1) {
            throw unsupported(union);
        }
        return branches.get(0);
    }

    private static IllegalArgumentException unsupported(Schema schema) {
        return new IllegalArgumentException("no column type is defined for " + schema);
    }
}
