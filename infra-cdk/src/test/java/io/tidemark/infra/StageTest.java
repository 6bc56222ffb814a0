package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StageTest {

    @Test
    void knowsItsStagesByName() {
        assertThat(Stage.named("local")).isEqualTo(Stage.LOCAL);
        assertThat(Stage.named("dev")).isEqualTo(Stage.DEV);
        assertThat(Stage.named("prod")).isEqualTo(Stage.PROD);
    }

    @Test
    void refusesAnUnknownStageWithASentence() {
        assertThatThrownBy(() -> Stage.named("staging"))
                .hasMessage(
                        "There is no stage \"staging\": choose one of local, dev, prod, for example"
                                + " with --context stage=dev.");
    }

    @Test
    void refusesToGuessTheStage() {
        assertThatThrownBy(() -> Stage.named(null))
                .hasMessageStartingWith("No stage is given: choose one of local, dev, prod");
    }
}
