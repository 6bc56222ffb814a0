package io.tidemark.commandline.bench.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentTest {

    @Test
    void expectsEachEventInItsTableOnceHoweverOftenItWasSent() {
        List<SimulatedResult> results = new SimulatedGateway(1, 10).next(1_000);
        Sent sent = new Sent();
        sent.first(results, new byte[70]);
        sent.again(results.size());
        sent.again(results.size());

        assertThat(sent.events()).isEqualTo(1_000);
        assertThat(sent.repeatedEvents()).isEqualTo(2_000);
        assertThat(sent.tables())
                .containsOnlyKeys("window_summaries", "anomalies", "gateway_health");
        TableRows all =
                sent.tables().values().stream().reduce(new TableRows(0, 0, 0), TableRows::plus);
        assertThat(all).isEqualTo(new TableRows(1_000, 1_000, 500_500));
    }

    @Test
    void refusesAWorkloadOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FleetWorkload(0, 1, 1, 1, 0, 1, 1))
                .withMessageContaining("at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FleetWorkload(1, 1, 1, 1, 101, 1, 1))
                .withMessageContaining("101");
    }
}
