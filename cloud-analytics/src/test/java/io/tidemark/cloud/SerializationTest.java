package io.tidemark.cloud;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.cloud.ingest.ReceivedEvent;
import io.tidemark.cloud.ingest.ReceivedEvents;
import io.tidemark.cloud.outcome.Outcome;
import io.tidemark.cloud.outcome.OutcomeInput;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.CopyableValueSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Kinesis consumer and Iceberg's sink need Kryo for types of theirs, so the job cannot forbid
 * it; here it is shown that no type of ours falls back to it.
 */
class SerializationTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                KinesisRecord.class,
                QuarantinedRecord.class,
                OutcomeInput.class,
                Outcome.class
            })
    void keepsKryoAwayFromEveryTypeThatCrossesAnOperator(Class<?> type) {
        assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void letsEventsSayThemselvesHowTheyAreWrittenAndCopied() {
        assertThat(
                        TypeInformation.of(ReceivedEvents.class)
                                .createSerializer(new SerializerConfigImpl()))
                .isInstanceOf(CopyableValueSerializer.class);
    }

    @Test
    void copiesEventsWhole() {
        ReceivedEvents events = Uplinks.received("id", EventTable.LEDGER, 17, new byte[] {1, 0});

        assertThat(events.copy()).usingRecursiveComparison().isEqualTo(events);
        assertThat(events.copy().events).isNotSameAs(events.events);
    }

    @Test
    void passesEventsOnAsTheyWereWritten() throws IOException {
        DataOutputSerializer written = new DataOutputSerializer(64);
        Uplinks.received("id", EventTable.LEDGER, 17, new byte[] {1, 0, -1}).write(written);
        DataOutputSerializer passedOn = new DataOutputSerializer(64);
        new ReceivedEvents().copy(new DataInputDeserializer(written.getCopyOfBuffer()), passedOn);

        assertThat(passedOn.getCopyOfBuffer()).isEqualTo(written.getCopyOfBuffer());
    }

    @Test
    void carriesARecordUnchanged() throws IOException {
        KinesisRecord record = new KinesisRecord("shard", "17", 42, new byte[] {1, 0, -1});

        assertThat(roundTrip(KinesisRecord.class, record))
                .usingRecursiveComparison()
                .isEqualTo(record);
    }

    @Test
    void carriesEventsUnchanged() throws IOException {
        ReceivedEvents events =
                Uplinks.received(
                        EventTable.GATEWAY_HEALTH,
                        new ReceivedEvent("id", 17, new byte[] {1, 0, -1}),
                        new ReceivedEvent("another id", 1L << 53, new byte[0]));

        assertThat(roundTrip(ReceivedEvents.class, events))
                .usingRecursiveComparison()
                .isEqualTo(events);
    }

    @Test
    void carriesAQuarantinedRecordOfAnUnknownGatewayUnchanged() throws IOException {
        QuarantinedRecord refused = new QuarantinedRecord();
        refused.shard = "shard";
        refused.sequenceNumber = "17";
        refused.arrivedAtMillis = 42;
        refused.gateway = null;
        refused.reason = QuarantineReason.MALFORMED_ENVELOPE;
        refused.detail = "no JSON";
        refused.payload = new byte[0];

        assertThat(roundTrip(QuarantinedRecord.class, refused))
                .usingRecursiveComparison()
                .isEqualTo(refused);
    }

    @Test
    void carriesAQuarantinedEventWithItsNumberUnchanged() throws IOException {
        QuarantinedRecord refused =
                new QuarantinedRecord(
                        Uplinks.received("id", EventTable.LEDGER, 17, new byte[] {1}),
                        new ReceivedEvent("id", 17, new byte[] {1, 0, -1}),
                        QuarantineReason.REPEATED_UNDER_ANOTHER_SEQUENCE,
                        "came before");

        assertThat(roundTrip(QuarantinedRecord.class, refused))
                .usingRecursiveComparison()
                .isEqualTo(refused);
    }

    @Test
    void carriesARecordAndARowOfOutcomesUnchanged() throws IOException {
        OutcomeInput record =
                OutcomeInput.ofRecord(new KinesisRecord("shard", "17", 42, new byte[] {1, 0, -1}));
        OutcomeInput row =
                OutcomeInput.ofRow(
                        "outcomes/a.csv",
                        2,
                        42,
                        new String[] {"site", "note"},
                        new String[] {"plant-a", ""},
                        new byte[] {7});

        assertThat(roundTrip(OutcomeInput.class, record))
                .usingRecursiveComparison()
                .isEqualTo(record);
        assertThat(roundTrip(OutcomeInput.class, row)).usingRecursiveComparison().isEqualTo(row);
    }

    private static <T> T roundTrip(Class<T> type, T value) throws IOException {
        TypeSerializer<T> serializer =
                TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
        DataOutputSerializer output = new DataOutputSerializer(64);
        serializer.serialize(value, output);
        return serializer.deserialize(new DataInputDeserializer(output.getCopyOfBuffer()));
    }
}
