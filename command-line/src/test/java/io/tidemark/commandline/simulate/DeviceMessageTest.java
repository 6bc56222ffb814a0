package io.tidemark.commandline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeviceMessageTest {

    @Test
    void isTheDocumentedJson() {
        assertThat(json(new DeviceMessage("t1", "temperature", 73.5, "°C", 1_386_018_900_000L, 1)))
                .isEqualTo(
                        "{\"sensor\":\"t1\",\"type\":\"temperature\",\"value\":73.5,\"unit\":\"°C\","
                                + "\"ts\":1386018900000,\"seq\":1}");
    }

    @Test
    void leavesOutAUnitThatTheDeviceDoesNotGive() {
        assertThat(json(new DeviceMessage("t1", "temperature", 73.5, null, 0, 1)))
                .doesNotContain("unit");
    }

    @Test
    void aTopicNamesItsSensor() {
        assertThat(new DeviceTopic("tidemark/plant-1/press/oil").sensor()).isEqualTo("oil");
        assertThatThrownBy(() -> new DeviceTopic("tidemark/plant-1/+/oil"))
                .hasMessage(
                        "expected tidemark/<site>/<machine>/<sensor>, found tidemark/plant-1/+/oil");
    }

    private static String json(DeviceMessage message) {
        return new String(message.toJson(), StandardCharsets.UTF_8);
    }
}
