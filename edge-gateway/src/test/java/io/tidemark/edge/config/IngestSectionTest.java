package io.tidemark.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topic filters, with a client of MQTT as the judge. */
class IngestSectionTest {

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "/", "a", "a/#", "+/#", "/#", "a//b", "+/+/+", "a b/\u00e9"})
    void takesATopicFilter(String text) {
        assertThat(MqttTopicFilter.of(text)).hasToString(text);
        assertThat(IngestSection.isTopicFilter(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "##", "a#", "a/#/b", "#/#", "#/", "a+", "+a/b", "a/b+", "a\0b"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> MqttTopicFilter.of(text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(IngestSection.isTopicFilter(text)).isFalse();
    }
}
