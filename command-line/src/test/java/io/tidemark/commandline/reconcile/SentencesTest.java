package io.tidemark.commandline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void saysThatEverythingHasArrived() {
        assertThat(Sentences.of(Gateways.complete("g", 22_705)))
                .containsExactly("all from 1 to 22,705 are in the tables.");
    }

    @Test
    void namesWhatWasDeclared() {
        GatewayReconciliation gateway =
                Gateways.of("g", 1_000, 600, 30, 10, 1, 2, 7, 0, null, null, 0, null);

        assertThat(Sentences.of(gateway))
                .containsExactly(
                        "all from 1 to 1,000 are accounted for: 600 in the tables, 30 folded, 10"
                                + " dropped, 1 set aside, 2 damaged, 7 in quarantine.",
                        "What is in the table quarantine has its reason and its bytes there.");
    }

    @Test
    void namesTheOneNumberThatIsMissing() {
        assertThat(Sentences.of(Gateways.lacking("g", 9, 5, 5, 1, null)))
                .containsExactly("1 result is neither in a table nor declared: number 5.");
    }

    @Test
    void namesTheGap() {
        assertThat(Sentences.of(Gateways.lacking("g", 2_000, 1_203, 1_207, 5, 0L)))
                .containsExactly(
                        "5 results are neither in a table nor declared: numbers 1,203 to 1,207.");
    }

    @Test
    void namesTheEndsOfSeveralGapsAndWhatTheGatewayStillHeld() {
        assertThat(Sentences.of(Gateways.lacking("g", 2_000, 1_203, 1_299, 5, 45L)))
                .containsExactly(
                        "5 results are neither in a table nor declared: between the numbers 1,203"
                                + " and 1,299. At 2026-01-02 03:04:05 UTC the gateway held 45 to be"
                                + " sent; --wait waits for those.");
    }

    @Test
    void saysWhatIsCountedTwice() {
        GatewayReconciliation gateway =
                Gateways.of("g", 4, 4, 0, 0, 0, 0, 0, 0, null, null, 3, null);

        assertThat(Sentences.of(gateway))
                .containsExactly(
                        "all from 1 to 4 are in the tables.",
                        "3 rows repeat the number of another: counted twice.");
    }

    @Test
    void saysHowFarTheTablesAreBehindTheGateway() {
        assertThat(Sentences.behind(new OwnCount("g", 1_000), 988))
                .isEqualTo("it has emitted 1,000, and the highest that is known here is 988.");
        assertThat(Sentences.behind(new OwnCount("g", 1_000), 0))
                .isEqualTo("it has emitted 1,000, and nothing of it has arrived.");
    }
}
