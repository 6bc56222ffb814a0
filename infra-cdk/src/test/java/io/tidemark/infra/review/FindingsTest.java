package io.tidemark.infra.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsTest {

    @ParameterizedTest
    @EnumSource(Stage.class)
    void findsNoFaultWithAnyStackThatIsNotAcceptedWithAReason(Stage stage) {
        assertThat(SynthesisedPlatform.of(stage).findings()).isEmpty();
    }
}
