package io.tidemark.models.anomaly;

import static io.tidemark.models.anomaly.Watching.BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SensorWatchIncidentsTest {

    @Test
    void opensWithTheFirstAbnormalReadingAndSaysAllOfIt() {
        Watching watching = Watching.scores().reads(0.1, 0.2, 1.5);

        assertThat(watching.said()).containsExactly("OPENED LOW");
        IncidentChange opened = watching.last();
        assertThat(opened.openedAtMillis()).isEqualTo(BEGINNING + 2_000);
        assertThat(opened.abnormalReadings()).isEqualTo(1);
        assertThat(opened.peakScore()).isEqualTo(1.5);
        assertThat(opened.peakValue()).isEqualTo(1.5);
        assertThat(opened.verdict()).isSameAs(watching.watch.lastVerdict());
        assertThat(watching.watch.detector()).isEqualTo("given-scores");
        assertThat(watching.watch.version()).isEqualTo("7");
    }

    @Test
    void saysOneIncidentOfOneFaultThatComesAndGoesForHours() {
        Watching watching = Watching.scores();
        for (int i = 0; i < 5_000; i++) {
            watching.reads(1.2, 0.5, 1.4);
        }
        watching.readsTimes(200, 0.1);

        assertThat(watching.said()).containsExactly("OPENED LOW", "CLOSED LOW");
        assertThat(watching.last().abnormalReadings()).isEqualTo(10_000);
        assertThat(watching.last().openedAtMillis()).isEqualTo(BEGINNING);
    }

    @Test
    void tellsWhatGetsMoreSevereAndOnlyThat() {
        Watching watching = Watching.scores().reads(1.1, 1.9, 2.1, 3.9, 1.5, 4, 3, 5);

        assertThat(watching.said()).containsExactly("OPENED LOW", "UPDATED MEDIUM", "UPDATED HIGH");
    }

    @Test
    void tellsAReadingFarMoreAbnormalThanWasSaid() {
        Watching watching = Watching.scores().reads(5, 14.9, 15, 44, 45.1);

        assertThat(watching.said()).containsExactly("OPENED HIGH", "UPDATED HIGH", "UPDATED HIGH");
    }

    @Test
    void tellsOnceMoreWhenWhatCameAndWentComesToStay() {
        Watching watching = Watching.scores();
        for (int i = 0; i < 100; i++) {
            watching.reads(2.5, 0.9);
        }
        watching.readsTimes(29, 2.5);

        assertThat(watching.said()).containsExactly("OPENED MEDIUM", "UPDATED MEDIUM");
        assertThat(watching.last().abnormalReadings()).isEqualTo(110);
    }

    @Test
    void takesWhatLastsForMoreThanLow() {
        Watching watching = Watching.scores().readsTimes(1_000, 1.1);

        assertThat(watching.said()).containsExactly("OPENED LOW", "UPDATED MEDIUM");
    }

    @Test
    void closesAfterTheTimeOnlyIfEnoughReadingsCame() {
        Watching watching = Watching.scores().reads(1.5).pauses(Duration.ofHours(1));

        watching.reads(0.1, 0.1, 0.1, 0.1);
        assertThat(watching.said()).containsExactly("OPENED LOW");
        watching.reads(0.1);
        assertThat(watching.said()).containsExactly("OPENED LOW", "CLOSED LOW");
    }

    @Test
    void closesAfterTheReadingsOnlyIfTheTimeIsOver() {
        Watching watching = Watching.scores().reads(1.5).readsTimes(59, 0.1);

        assertThat(watching.said()).containsExactly("OPENED LOW");
        watching.reads(0.1);
        assertThat(watching.said()).containsExactly("OPENED LOW", "CLOSED LOW");
        assertThat(watching.last().explanation())
                .isEqualTo("1 reading was abnormal, nothing new for the last 1 min");
    }

    @Test
    void closesLaterWhileReadingsAreNotClearlyInOrder() {
        Watching watching = Watching.scores().reads(1.5).readsTimes(239, 0.9);

        assertThat(watching.said()).containsExactly("OPENED LOW");
        watching.reads(0.9);
        assertThat(watching.said()).containsExactly("OPENED LOW", "CLOSED LOW");
    }

    @Test
    void closesWithTheReasonOfTheWorstReading() {
        Rules rules = new Rules(null, 1.9, null, null, null);
        Watching watching = Watching.of(new GivenScores(), rules);
        watching.reads(1.2, 9, 1.3).readsTimes(61, 0);

        assertThat(watching.last().phase()).isEqualTo(IncidentChange.Phase.CLOSED);
        assertThat(watching.last().verdict().reason()).isEqualTo(Reason.ABOVE_RANGE);
        assertThat(watching.last().verdict().score()).isZero();
        assertThat(watching.last().peakValue()).isEqualTo(9);
    }

    @Test
    void goesOnWithTheSameIncidentWithinTheHoldDown() {
        Watching watching = Watching.scores().reads(1.5).readsTimes(300, 0.1).reads(1.2);

        assertThat(watching.said()).containsExactly("OPENED LOW", "CLOSED LOW", "UPDATED LOW");
        assertThat(watching.last().openedAtMillis()).isEqualTo(BEGINNING);
        assertThat(watching.last().abnormalReadings()).isEqualTo(2);
    }

    @Test
    void opensAnotherAfterTheHoldDown() {
        Watching watching = Watching.scores().reads(1.5).readsTimes(60 + 600, 0.1).reads(1.2);

        assertThat(watching.said()).containsExactly("OPENED LOW", "CLOSED LOW", "OPENED LOW");
        assertThat(watching.last().openedAtMillis()).isEqualTo(watching.now() - 1_000);
        assertThat(watching.last().abnormalReadings()).isEqualTo(1);
    }

    @Test
    void holdsDownForReadingsTooWhereTheyAreRare() {
        Watching watching = Watching.scores();
        watching.reads(1.5).pauses(Duration.ofDays(1)).readsTimes(5, 0.1);
        for (int i = 0; i < 19; i++) {
            watching.pauses(Duration.ofHours(1)).reads(0.1);
        }
        watching.reads(1.2);

        assertThat(watching.said()).containsExactly("OPENED LOW", "CLOSED LOW", "UPDATED LOW");
    }

    @Test
    void staysQuietWhileTheDetectorWarmsUp() {
        Watching watching =
                Watching.of(new RandomCutForestFactory(0, 100, 5), Rules.NONE)
                        .reads(1, 2, 3, 1_000_000, -5);

        assertThat(watching.said()).isEmpty();
        assertThat(watching.watch.lastVerdict().threshold()).isInfinite();
    }
}
