package io.tidemark.edge.uplink;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchAnswersTest extends DispatchFixture {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(33);

    @Test
    void marksNothingDeliveredBeforeTheServerAccepts() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1)));
        step();
        step();
        assertThat(outbox.counts().uplinked()).isZero();

        client.last().acknowledgement().complete(FakeUplinkClient.SUCCESS);
        step();
        assertThat(outbox.counts().uplinked()).isEqualTo(1);
        assertThat(client.publications).hasSize(1);
    }

    @Test
    void takesAnAcceptedMessageWithoutSubscribersForDelivered() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1)));
        client.answerWith(new Acknowledgement(0x10, "NO_MATCHING_SUBSCRIBERS"));
        step();

        assertThat(outbox.counts().uplinked()).isEqualTo(1);
    }

    @Test
    void sendsAgainAfterAPauseWhatTheServerRefused() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1)));
        client.answerWith(FakeUplinkClient.NOT_AUTHORIZED);
        step();
        step();
        assertThat(client.publications).hasSize(1);
        assertThat(outbox.counts().uplinked()).isZero();

        ticker.advance(LONGEST_PAUSE);
        client.answerWith(FakeUplinkClient.SUCCESS);
        step();
        assertThat(client.publishedSequences()).containsExactly(1L, 1L);
        assertThat(outbox.counts().uplinked()).isEqualTo(1);
    }

    @Test
    void waitsLongerAfterEveryRefusal() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1)));
        client.answerWith(FakeUplinkClient.NOT_AUTHORIZED);
        for (int refusal = 0; refusal < 4; refusal++) {
            step();
            ticker.advance(Duration.ofMillis(250L << refusal).minusMillis(1));
            step();
            assertThat(client.publications).hasSize(refusal + 1);
            ticker.advance(Duration.ofMillis(250L << refusal).plusMillis(1));
        }
    }

    @Test
    void sendsAgainWhatWasInFlightWhenTheConnectionWasLostAndTheUrgentFirst() throws Exception {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        dispatch.step(Duration.ZERO, true);
        client.connected = false;
        outbox.append(List.of(entry(ANOMALY, 2)));
        step();
        assertThat(client.publications).hasSize(1);

        client.last().acknowledgement().completeExceptionally(new IOException("disconnected"));
        client.connected = true;
        client.answerWith(FakeUplinkClient.SUCCESS);
        step();
        step();
        ticker.advance(LONGEST_PAUSE);
        step();
        assertThat(client.publishedSequences()).containsExactly(1L, 2L, 1L);
        assertThat(outbox.counts().pending()).isZero();
    }

    @Test
    void acceptsAnAnswerThatComesWhileOthersFailed() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1)));
        step();
        outbox.append(List.of(entry(ANOMALY, 2)));
        step();
        client.publications.get(1).acknowledgement().complete(FakeUplinkClient.NOT_AUTHORIZED);
        step();
        client.publications.get(0).acknowledgement().complete(FakeUplinkClient.SUCCESS);
        ticker.advance(LONGEST_PAUSE);
        step();
        step();

        assertThat(client.publishedSequences()).containsExactly(1L, 2L, 2L);
    }
}
