package io.tidemark.edge.uplink;

import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.OutboxEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressMeterTest extends DispatchFixture {

    @Test
    void estimatesTheTimeToDrainByWhatWasDeliveredWhileConnected() throws Exception {
        append(1_000);
        deliverAMinuteAtTenASecond();
        assertThat(meter.progress().resultsPerSecond()).isBetween(9.0, 11.0);
        assertThat(meter.progress().secondsToDrain()).isBetween(90L, 110L);
        assertThat(meter.progress().connected()).isTrue();
        assertThat(meter.progress().lastAcknowledgedAt()).isEqualTo(clock.instant());

        client.connected = false;
        ticker.advance(Duration.ofHours(5));
        step();
        assertThat(meter.progress().connected()).isFalse();
        assertThat(meter.progress().secondsToDrain()).isNull();

        client.connected = true;
        ticker.advance(Duration.ofSeconds(2));
        meter.passed(true);
        assertThat(meter.progress().resultsPerSecond()).isBetween(9.0, 11.0);
    }

    @Test
    void estimatesNothingWhileNothingIsDelivered() throws Exception {
        append(10);
        for (int seconds = 0; seconds < 3_600; seconds++) {
            ticker.advance(Duration.ofSeconds(1));
            meter.passed(true);
        }
        assertThat(meter.progress().secondsToDrain()).isNull();
        assertThat(meter.progress().lastAcknowledgedAt()).isNull();
    }

    private void deliverAMinuteAtTenASecond() {
        for (int seconds = 0; seconds < 60; seconds++) {
            ticker.advance(Duration.ofSeconds(1));
            meter.accepted(10);
            meter.passed(true);
        }
    }

    private void append(int results) {
        List<OutboxEntry> entries = new ArrayList<>();
        for (int number = 1; number <= results; number++) {
            entries.add(entry(WINDOW_SUMMARY, number));
        }
        outbox.append(entries);
    }
}
