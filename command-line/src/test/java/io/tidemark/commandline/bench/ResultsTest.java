package io.tidemark.commandline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.terminal.JsonLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Workload WORKLOAD = new Workload(10_000, 20, 1_000, 1, 10);
    private static final SideResult GOOD =
            new SideResult(300_000, 300_000, 0, 90_000.4, 240.04, 2.504);
    private static final SideResult PEER = new SideResult(300_000, 299_999, 1, 50_000, 213, 0.8);

    @Test
    void theLastLineIsBothSides() {
        assertThat(JsonLine.of(new Comparison(WORKLOAD, GOOD, PEER)))
                .isEqualTo(
                        "{\"workload\":{\"rate\":10000,\"seconds\":20,\"sensors\":1000,\"qos\":1,"
                                + "\"warmUpSeconds\":10},"
                                + "\"tidemark\":{\"received\":300000,\"processed\":300000,"
                                + "\"lost\":0,\"eventsPerCpuSecond\":90000.0,\"rssMb\":240.0,"
                                + "\"coldStartSeconds\":2.5},"
                                + "\"peer\":{\"received\":300000,\"processed\":299999,"
                                + "\"lost\":1,\"eventsPerCpuSecond\":50000.0,\"rssMb\":213.0,"
                                + "\"coldStartSeconds\":0.8}}");
    }

    @Test
    void withoutAPeerThereIsNoneInTheLine() {
        assertThat(JsonLine.of(new Comparison(WORKLOAD, GOOD, null)))
                .doesNotContain("peer")
                .endsWith("\"coldStartSeconds\":2.5}}");
    }

    @Test
    void everyMissedTargetIsSaid() {
        SideResult bad = new SideResult(1, 1, 7, 74_999, 257, 3.1);

        assertThat(Targets.missed(new Comparison(WORKLOAD, GOOD, PEER))).isEmpty();
        assertThat(Targets.missed(new Comparison(WORKLOAD, bad, PEER)))
                .satisfiesExactly(
                        lost -> assertThat(lost).contains("7 readings were lost"),
                        work -> assertThat(work).contains("74,999").contains("75,000"),
                        memory -> assertThat(memory).contains("257 MB"),
                        start -> assertThat(start).contains("3.10 s"));
    }

    @Test
    void memoryIsPromisedUpToItsRateAndWorkOnlyBesideAPeer() {
        Workload fast = new Workload(20_000, 20, 1_000, 1, 10);
        SideResult big = new SideResult(1, 1, 0, 1, 300, null);

        assertThat(Targets.missed(new Comparison(fast, big, null))).isEmpty();
    }

    @Test
    void theMedianOfTheStartsCounts() {
        assertThat(Outcome.median(List.of(start(9), start(2), start(3)))).isEqualTo(3);
        assertThat(Outcome.median(List.of())).isNull();
    }

    @Test
    void theUplinkIsAPercentageOfTheRawBytes() {
        assertThat(UplinkBytes.of(25_000_000, 158_580, 8_000).percent()).isEqualTo(0.63);
    }

    @Test
    void theOutboxSpeedIsOfTheTimeInsideIt() {
        OutboxProgress progress = new OutboxProgress(20_000, "64m");
        progress.heard("append 10000 250000000 3000000");
        progress.heard("append 20000 500000000 6000000");
        assertThat(progress.steps()).isEqualTo(20_000);
        assertThatThrownBy(progress::result).isInstanceOf(CommandFailedException.class);
        progress.heard("drain 20000 1000000000 6000000");

        OutboxResult result = progress.result();

        assertThat(JsonLine.of(result))
                .isEqualTo(
                        "{\"workload\":{\"rows\":20000,\"bytesPerRow\":300,\"heap\":\"64m\"},"
                                + "\"outbox\":{\"appendsPerSecond\":40000.0,"
                                + "\"drainedPerSecond\":20000.0,\"rssMb\":[]}}");
    }

    @Test
    void theMostOfEachQuarterIsShown() {
        assertThat(OutboxResult.quarters(List.of(1.0, 5.0, 2.0, 2.0, 9.04, 1.0, 3.0, 4.0)))
                .containsExactly(5.0, 2.0, 9.0, 4.0);
        assertThat(OutboxResult.quarters(List.of(7.0))).containsExactly(7.0);
    }

    private static Outcome.Start start(double seconds) {
        return new Outcome.Start(seconds, 1);
    }
}
