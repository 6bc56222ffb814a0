package io.tidemark.edge.outbox;

import static io.tidemark.edge.outbox.SampleEvents.incident;
import static io.tidemark.edge.outbox.SampleEvents.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.FailurePrediction;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** How things are now, by the results, delivered or not. */
class StandingTest extends OutboxFixture {

    @Test
    void hasTheNewestMessageOfEachIncidentThatIsNotOver() {
        append(
                incident("oil", 1, 1, AnomalyPhase.OPENED),
                incident("air", 2, 2, AnomalyPhase.OPENED),
                incident("oil", 1, 3, AnomalyPhase.UPDATED),
                incident("fan", 4, 4, AnomalyPhase.OPENED),
                incident("fan", 4, 5, AnomalyPhase.CLOSED),
                SampleEvents.anomaly(6));

        assertThat(incidents()).containsExactly(3L, 2L);

        append(incident("air", 2, 7, AnomalyPhase.CLOSED));
        assertThat(incidents()).containsExactly(3L);
    }

    @Test
    void hasAnIncidentForAsLongAsItIsOpenThoughItsMessageWasDeliveredLongAgo() {
        append(
                incident("oil", 1, 1, AnomalyPhase.OPENED),
                incident("air", 1, 1, AnomalyPhase.OPENED),
                incident("air", 1, 2, AnomalyPhase.CLOSED));
        deliverEverything();
        clock.advance(Duration.ofDays(3));

        purgeEverything();

        assertThat(outbox.anomalies(0, 10)).extracting(OutboxResult::sequence).containsExactly(1L);
        outbox.close();
        openTheOutbox();
        assertThat(incidents()).containsExactly(1L);
    }

    @Test
    void forgetsAnIncidentThatIsOpenForLongerThanTheJobRemembersItsSensor() {
        append(incident("oil", 1, 1, AnomalyPhase.OPENED));
        deliverEverything();
        assertThat(incidents()).containsExactly(1L);
        clock.advance(Outbox.LONGEST_INCIDENT.plusSeconds(1));

        purgeEverything();

        assertThat(incidents()).isEmpty();
    }

    @Test
    void hasTheNewestPredictionOfEachMachineWaitingOrDelivered() {
        FailurePrediction mill =
                FailurePrediction.newBuilder(prediction(1)).setMachine("mill").build();
        append(prediction(1), prediction(2), mill);
        deliverEverything();
        assertThat(predictions()).containsExactlyInAnyOrder(2L, 3L);

        append(prediction(3));

        assertThat(predictions()).containsExactlyInAnyOrder(4L, 3L);
    }

    private void append(SpecificRecord... events) {
        outbox.append(Arrays.stream(events).map(OutboxEntry::of).toList());
        outbox.checkpointCompleted(outbox.lastSequence(), 1);
    }

    private void deliverEverything() {
        outbox.markDelivered(outbox.deliveryOrder().next(1_000, Long.MAX_VALUE));
    }

    private void purgeEverything() {
        int purged;
        do {
            purged = outbox.purge(RETENTION);
        } while (purged > 0);
    }

    private List<Long> incidents() {
        return sequences(outbox.standing().incidents());
    }

    private List<Long> predictions() {
        return sequences(outbox.standing().predictions());
    }
}
