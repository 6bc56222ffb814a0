package io.tidemark.edge.uplink;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.OutboxEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an outage leaves behind must not delay what is found now. */
class BacklogTest extends DispatchFixture {

    private static final int BACKLOG = 100_000;

    @Test
    void letsANewAnomalyOvertakeTheBacklog() throws Exception {
        appendTheBacklog();
        client.answerWith(FakeUplinkClient.SUCCESS);
        for (int messages = 0; messages < 5; messages++) {
            step();
        }
        outbox.append(List.of(entry(ANOMALY, 1)));
        long anomaly = BACKLOG + 1L;
        assertThat(outbox.counts().pending()).isGreaterThan(BACKLOG / 2);
        assertThat(client.publishedSequences()).isNotEmpty().doesNotContain(anomaly);

        int before = client.publications.size();
        step();
        step();

        assertThat(client.publications.subList(before, before + 2))
                .anyMatch(publication -> publication.sequences().contains(anomaly));
    }

    @Test
    void letsANewAnomalyGoFirstWhenTheConnectionReturns() throws Exception {
        appendTheBacklog();
        step();
        client.connected = false;
        step();
        outbox.append(List.of(entry(ANOMALY, 1)));
        client.connected = true;
        client.answerWith(FakeUplinkClient.SUCCESS);
        int before = client.publications.size();
        step();

        assertThat(client.publications.get(before).sequences().get(0)).isEqualTo(BACKLOG + 1L);
    }

    private void appendTheBacklog() {
        List<OutboxEntry> entries = new ArrayList<>(BACKLOG);
        for (int number = 1; number <= BACKLOG; number++) {
            entries.add(entry(WINDOW_SUMMARY, number));
        }
        outbox.append(entries);
    }
}
