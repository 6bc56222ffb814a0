package io.tidemark.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.rollout.fleet.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageSizeTest {

    @ParameterizedTest
    @CsvSource({
        "1,25,1",
        "10%,25,3",
        "10%,1,1",
        "100%,25,25",
        "40,25,25",
        "1%,100000,1000",
        "10%,0,0"
    })
    void isAPartOfTheFleetRoundedUp(String text, int fleet, int expected) {
        assertThat(StageSize.parse(text).of(fleet)).isEqualTo(expected);
        assertThat(StageSize.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101%", "0%", "ten", "10 %", "", "1.5%"})
    void refusesWhatIsNoPart(String text) {
        assertThatThrownBy(() -> StageSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRolloutEndsWithEverybody() {
        assertThatThrownBy(() -> rules(0.8, "1", "10%"))
                .hasMessage("The last stage has to be 100%, found [1, 10%].");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void refusesAShareThatIsNone(double share) {
        assertThatThrownBy(() -> rules(share, "100%"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "5,4", "22,18", "0,0", "10,8"})
    void roundsTheShareThatHasToHoldUp(int gateways, int needed) {
        assertThat(rules(0.8, "100%").needed(gateways)).isEqualTo(needed);
    }

    private static RolloutRules rules(double share, String... stages) {
        return new RolloutRules(
                List.of(stages).stream().map(StageSize::parse).toList(),
                Trial.NONE,
                share,
                60,
                false);
    }
}
