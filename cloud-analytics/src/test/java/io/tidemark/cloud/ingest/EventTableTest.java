package io.tidemark.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.SampleEvents;
import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTableTest {

    static List<SpecificRecord> eventsOfAllTables() {
        return List.of(
                SampleEvents.windowSummary("g1", 0),
                SampleEvents.anomaly("g1", 1),
                SampleEvents.incident("g1", 2),
                SampleEvents.failurePrediction("g1"),
                SampleEvents.modelEvaluation("g1"),
                SampleEvents.rejectedReading("g1", 3),
                SampleEvents.gatewayHealth("g1"),
                SampleEvents.ledgerEntry("g1", 20, 29));
    }

    /** Else copies of one event could be held against different memories. */
    @ParameterizedTest
    @MethodSource("eventsOfAllTables")
    void groupsByATimeThatCopiesOfAnEventCannotDifferIn(SpecificRecord event) throws Exception {
        EventTable table = EventTable.of(event.getSchema()).orElseThrow();
        for (Schema.Field field : event.getSchema().getFields()) {
            if (event.get(field.pos()) instanceof Instant time) {
                SpecificRecord moved = EventCodec.decode(EventCodec.encode(event));
                moved.put(field.pos(), time.plusSeconds(1));
                boolean identifies = !EventId.of(moved).equals(EventId.of(event));
                boolean grouped = field.name().equals(table.momentOfIdentity());

                assertThat(identifies || !grouped).as(field.name()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("eventsOfAllTables")
    void groupsByATimeThatEveryEventHas(SpecificRecord event) {
        String field = EventTable.of(event.getSchema()).orElseThrow().momentOfIdentity();

        assertThat(
                        field == null
                                || event.get(event.getSchema().getField(field).pos())
                                        instanceof Instant)
                .isTrue();
    }
}
