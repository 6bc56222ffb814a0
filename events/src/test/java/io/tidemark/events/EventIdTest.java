package io.tidemark.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void isTheSameForTheSameWindowWhateverWasMeasuredInIt() {
        WindowSummary recomputed =
                WindowSummary.newBuilder(Samples.WINDOW_SUMMARY).setMean(99).setCount(1).build();

        assertThat(EventId.of(recomputed)).isEqualTo(EventId.of(Samples.WINDOW_SUMMARY));
    }

    @Test
    void differsByEveryPartOfTheIdentity() {
        assertThat(
                        new String[] {
                            EventId.of(Samples.WINDOW_SUMMARY),
                            EventId.of(summary().setGateway("gateway-2").build()),
                            EventId.of(summary().setSite("plant-8").build()),
                            EventId.of(summary().setMachine("press-3").build()),
                            EventId.of(summary().setSensor("temperature").build()),
                            EventId.of(summary().setWindowStart(Instant.EPOCH).build()),
                            EventId.of(summary().setWindowEnd(Instant.EPOCH).build()),
                            EventId.of(summary().setRevision(3).build()),
                            EventId.of(Samples.ANOMALY),
                            EventId.of(Samples.REJECTED_READING),
                            EventId.of(Samples.GATEWAY_HEALTH)
                        })
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotConfuseWhereOnePartEndsAndTheNextBegins() {
        WindowSummary one = summary().setSite("ab").setMachine("c").build();
        WindowSummary other = summary().setSite("a").setMachine("bc").build();

        assertThat(EventId.of(one)).isNotEqualTo(EventId.of(other));
    }

    @Test
    void tellsAnAbsentSequenceFromAnyNumber() {
        Anomaly absent = Anomaly.newBuilder(Samples.ANOMALY).setDeviceSequence(null).build();
        Anomaly minusOne = Anomaly.newBuilder(Samples.ANOMALY).setDeviceSequence(-1L).build();

        assertThat(EventId.of(absent)).isNotEqualTo(EventId.of(minusOne));
    }

    /**
     * From Python: sha256 over the parts, each after its length as four bytes, big endian; first 16
     * bytes.
     */
    @Test
    void equalsTheIdThatAnotherLanguageComputes() {
        assertThat(EventId.of(Samples.GATEWAY_HEALTH))
                .isEqualTo("af3edefd5a83470235d4f870487740cd");
        assertThat(EventId.of(Samples.WINDOW_SUMMARY))
                .isEqualTo("535f97510d0e55b953cc7b312396bada");
    }

    @Test
    void hasNoneForABatch() {
        assertThatThrownBy(() -> EventId.of(Samples.UPLINK_BATCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UplinkBatch");
    }

    private static WindowSummary.Builder summary() {
        return WindowSummary.newBuilder(Samples.WINDOW_SUMMARY);
    }
}
