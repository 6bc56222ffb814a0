package io.tidemark.models.anomaly;

import static io.tidemark.models.anomaly.Watching.BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SensorWatchSilenceTest {

    private static final Rules MISSING_AFTER_A_MINUTE =
            new Rules(null, null, null, null, Duration.ofMinutes(1));

    @Test
    void wantsNothingBeforeTheFirstReadingNorWithoutARule() {
        SensorWatch unread = Watching.of(null, MISSING_AFTER_A_MINUTE).watch;
        assertThat(unread.silenceAt()).isEqualTo(Long.MAX_VALUE);
        assertThat(unread.silence(Long.MAX_VALUE)).isEmpty();

        SensorWatch ruleless = Watching.scores().reads(0.5).watch;
        assertThat(ruleless.silenceAt()).isEqualTo(Long.MAX_VALUE);
        assertThat(ruleless.silence(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void saysThatASensorIsMissingAndOnceMoreWhenThatIsSevere() {
        Watching watching = Watching.of(null, MISSING_AFTER_A_MINUTE).reads(17);
        SensorWatch watch = watching.watch;

        assertThat(watch.silenceAt()).isEqualTo(BEGINNING + 60_001);
        assertThat(watch.silence(BEGINNING + 60_000)).isEmpty();
        IncidentChange opened = watch.silence(BEGINNING + 60_001).orElseThrow();
        assertThat(opened.phase()).isEqualTo(IncidentChange.Phase.OPENED);
        assertThat(opened.verdict().reason()).isEqualTo(Reason.MISSING);
        assertThat(opened.explanation()).isEqualTo("no reading for 1 min");
        assertThat(opened.peakValue()).isEqualTo(17);
        assertThat(watch.lastValue()).isEqualTo(17);
        assertThat(watch.silence(watch.silenceAt()).orElseThrow().severity())
                .isEqualTo(Severity.HIGH);
        assertThat(watch.silenceAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void opensAtTheSameTimeHoweverLateItIsAsked() {
        Watching prompt = Watching.of(null, MISSING_AFTER_A_MINUTE).reads(17);
        Watching late = Watching.of(null, MISSING_AFTER_A_MINUTE).reads(17);

        assertThat(late.watch.silence(BEGINNING + 86_400_000).orElseThrow().openedAtMillis())
                .isEqualTo(prompt.watch.silence(BEGINNING + 60_001).orElseThrow().openedAtMillis());
        assertThat(late.watch.snapshot()).isEqualTo(prompt.watch.snapshot());
    }

    @Test
    void closesOnceTheSensorIsBack() {
        Watching watching = Watching.of(null, MISSING_AFTER_A_MINUTE).reads(17);
        watching.watch.silence(watching.watch.silenceAt());
        watching.pauses(Duration.ofMinutes(2)).readsTimes(100, 18);

        assertThat(watching.said()).containsExactly("CLOSED MEDIUM");
        assertThat(watching.last().verdict().reason()).isEqualTo(Reason.MISSING);
    }

    @Test
    void keepsOpenWhatIsMissing() {
        Watching watching = Watching.of(null, MISSING_AFTER_A_MINUTE).reads(17);
        watching.watch.silence(Long.MAX_VALUE - 1);
        watching.watch.silence(Long.MAX_VALUE - 1);

        assertThat(watching.watch.silence(Long.MAX_VALUE - 1)).isEmpty();
    }

    @Test
    void closesWhatWasQuietLongEnoughThoughNoMoreReadingComes() {
        Watching watching = Watching.scores().reads(1.5, 0.1, 0.1, 0.1, 0.1, 0.1);

        assertThat(watching.watch.silenceAt()).isEqualTo(BEGINNING + 60_000);
        assertThat(watching.watch.silence(BEGINNING + 60_000).orElseThrow().phase())
                .isEqualTo(IncidentChange.Phase.CLOSED);
        assertThat(watching.watch.silenceAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void givesUpAfterADayOnASensorThatEndedAbnormal() {
        Watching watching = Watching.scores().reads(0.1, 1.5);

        assertThat(watching.watch.silenceAt()).isEqualTo(BEGINNING + 1_000 + 86_400_000);
        assertThat(watching.watch.silence(watching.watch.silenceAt()).orElseThrow().explanation())
                .isEqualTo("1 reading was abnormal, nothing new for the last 1 d");
    }

    @Test
    void countsASilenceInTheMiddleOfAFaultAsTheSameIncident() {
        Watching watching = Watching.of(new GivenScores(), MISSING_AFTER_A_MINUTE).reads(2.5);

        assertThat(watching.watch.silence(watching.watch.silenceAt())).isEmpty();
        IncidentChange severe = watching.watch.silence(watching.watch.silenceAt()).orElseThrow();
        assertThat(severe.openedAtMillis()).isEqualTo(BEGINNING);
        assertThat(severe.abnormalReadings()).isEqualTo(3);
    }
}
