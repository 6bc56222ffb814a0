package io.tidemark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StageOptionsTest {

    @Test
    void startsTheWholePathUnlessToldOtherwise() {
        assertThat(StageOptions.everything().components()).containsOnly(Component.values());
    }

    @Test
    void refusesComponentsWithoutTheEmulatorsThatTheyNeed() {
        StageOptions everything = StageOptions.everything();

        assertThatThrownBy(() -> everything.only(Component.RULE_BRIDGE))
                .hasMessageContaining("[RULE_BRIDGE] cannot start without both of");
        assertThatThrownBy(() -> everything.only(Component.LOCALSTACK))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(everything.only(Component.DEVICE_BROKER).components())
                .containsExactly(Component.DEVICE_BROKER);
    }

    @Test
    void refusesABasePortThatLeavesNoRoom() {
        assertThatThrownBy(() -> new StageLayout(Path.of("."), Path.of("run"), 65_500))
                .hasMessage("Base port 65500 is not between 1024 and 65471.");
    }
}
