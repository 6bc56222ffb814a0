package io.tidemark.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalTest extends IdentityFixture {

    @Test
    void replacesItsCertificateBeforeItExpires() throws Exception {
        String first = startWithAnIdentity();
        waitAndStep();
        assertThat(keeper.status().certificate()).isEqualTo(first);

        clock.advance(DUE);
        keeper.step();

        String second = keeper.status().certificate();
        assertThat(second).isNotEqualTo(first);
        assertThat(keeper.status().renewalAt()).isAfter(clock.instant());
        assertThat(connection.connected()).isTrue();
        keeper.step();
        assertThat(cloud.published)
                .containsExactly(
                        "$aws/rules/retire/tidemark/g1/identity with " + first,
                        "$aws/rules/retire/tidemark/g1/identity with " + second);
    }

    @Test
    void keepsTheOldCertificateWhenTheNewOneDoesNotWork() throws Exception {
        String first = startWithAnIdentity();
        cloud.activates = false;
        clock.advance(DUE);
        keeper.step();

        assertThat(keeper.status().certificate()).isEqualTo(first);
        assertThat(keeper.status().problem()).contains("no connection with the new certificate");
        assertThat(connection.connected()).isTrue();

        cloud.activates = true;
        waitAndStep();
        assertThat(keeper.status().certificate()).isNotEqualTo(first);
    }

    @Test
    void doesNotAskWhileItIsOffLine() throws Exception {
        String first = startWithAnIdentity();
        cloud.reachable = false;
        clock.advance(DUE);
        keeper.step();

        assertThat(keeper.status().certificate()).isEqualTo(first);
        assertThat(keeper.status().problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anEndAtAnyCallOfTheFirstRequestLeavesWhatWorks(int call) throws Exception {
        start();
        killAt(call);

        start();
        waitAndStep();
        waitAndStep();

        assertThat(keeper.status().certificate()).isNotNull();
        assertThat(connection.connected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anEndAtAnyCallOfARenewalLeavesWhatWorks(int call) throws Exception {
        String first = startWithAnIdentity();
        keeper.step();
        clock.advance(DUE);
        killAt(call);

        start();
        assertThat(keeper.status().certificate()).isEqualTo(first);
        assertThat(connection.connected()).isTrue();
        waitAndStep();
        waitAndStep();
        assertThat(keeper.status().certificate()).isNotEqualTo(first);
        assertThat(connection.connected()).isTrue();
    }

    private void killAt(int call) {
        int[] calls = {0};
        cloud.atEachCall =
                () -> {
                    if (++calls[0] == call) {
                        throw new FakeCloud.Killed();
                    }
                };
        try {
            keeper.step();
            assertThat(calls[0]).as("calls that there are").isGreaterThanOrEqualTo(call);
        } catch (FakeCloud.Killed killed) {
            // As it should.
        }
        cloud.atEachCall = () -> {};
    }
}
