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
                            EventId.of(Samples.EARLIER_ANOMALY),
                            EventId.of(Samples.ANOMALY),
                            EventId.of(incident().setGateway("gateway-2").build()),
                            EventId.of(incident().setSite("plant-8").build()),
                            EventId.of(incident().setMachine("press-3").build()),
                            EventId.of(incident().setSensor("vibration").build()),
                            EventId.of(incident().setIncident("another").build()),
                            EventId.of(incident().setPhase(AnomalyPhase.CLOSED).build()),
                            EventId.of(incident().setEventTime(Instant.EPOCH).build()),
                            EventId.of(incident().setDeviceSequence(7L).build()),
                            EventId.of(Samples.FAILURE_PREDICTION),
                            EventId.of(prediction().setGateway("gateway-2").build()),
                            EventId.of(prediction().setSite("plant-8").build()),
                            EventId.of(prediction().setMachine("press-3").build()),
                            EventId.of(prediction().setEventTime(Instant.EPOCH).build()),
                            EventId.of(Samples.REJECTED_READING),
                            EventId.of(Samples.GATEWAY_HEALTH),
                            EventId.of(Samples.MODEL_EVALUATION),
                            EventId.of(evaluation().setGateway("gateway-2").build()),
                            EventId.of(evaluation().setModel("mill-failures").build()),
                            EventId.of(evaluation().setModelVersion("8").build()),
                            EventId.of(evaluation().setStartedAt(Instant.EPOCH).build()),
                            EventId.of(evaluation().setPhase(ModelPhase.TRIAL).build()),
                            EventId.of(evaluation().setPredictions(1_441L).build())
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

    @Test
    void doesNotDependOnWhatElseAnIncidentsMessageSays() {
        Anomaly other =
                incident().setSeverity(Severity.LOW).setScore(99).setExplanation(null).build();

        assertThat(EventId.of(other)).isEqualTo(EventId.of(Samples.ANOMALY));
    }

    @Test
    void isTheSameForAModelsPhaseHoweverLongItsPredictionsTook() {
        ModelEvaluation replayed =
                evaluation().setEvaluatedAt(Instant.EPOCH).setMeanMicros(1.0).build();

        assertThat(EventId.of(replayed)).isEqualTo(EventId.of(Samples.MODEL_EVALUATION));
    }

    @Test
    void givesAnIncidentAnIdByEveryPartOfWhatItIsAbout() {
        assertThat(
                        new String[] {
                            EventId.ofIncident("g", "s", "m", "x", "forest", 1),
                            EventId.ofIncident("h", "s", "m", "x", "forest", 1),
                            EventId.ofIncident("g", "t", "m", "x", "forest", 1),
                            EventId.ofIncident("g", "s", "n", "x", "forest", 1),
                            EventId.ofIncident("g", "s", "m", "+", "forest", 1),
                            EventId.ofIncident("g", "s", "m", "x", "rules", 1),
                            EventId.ofIncident("g", "s", "m", "x", "forest", 2)
                        })
                .doesNotHaveDuplicates();
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
        assertThat(EventId.of(Samples.EARLIER_ANOMALY))
                .isEqualTo("8079f5b17fc2ee8d9b6c2c7c20ebe86b");
        assertThat(EventId.of(Samples.ANOMALY)).isEqualTo("0b42eb315f2b1ff0a070401f812055c9");
        assertThat(EventId.of(Samples.FAILURE_PREDICTION))
                .isEqualTo("3542cc46c9e8a0caa262cf51a0e29ddf");
        assertThat(EventId.of(Samples.MODEL_EVALUATION))
                .isEqualTo("a43c78552b9f705d0764f81b26858c72");
        assertThat(
                        EventId.ofIncident(
                                "gateway-1",
                                "plant-7",
                                "press-2",
                                "temperature",
                                "random-cut-forest",
                                1391784900000L))
                .isEqualTo("8d200af0ba52fbedbff747b0317c3a43");
    }

    @Test
    void hasNoneForABatch() {
        assertThatThrownBy(() -> EventId.of(Samples.UPLINK_BATCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UplinkBatch");
    }

    private static Anomaly.Builder incident() {
        return Anomaly.newBuilder(Samples.ANOMALY);
    }

    private static ModelEvaluation.Builder evaluation() {
        return ModelEvaluation.newBuilder(Samples.MODEL_EVALUATION);
    }

    private static FailurePrediction.Builder prediction() {
        return FailurePrediction.newBuilder(Samples.FAILURE_PREDICTION);
    }

    private static WindowSummary.Builder summary() {
        return WindowSummary.newBuilder(Samples.WINDOW_SUMMARY);
    }
}
