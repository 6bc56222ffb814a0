package io.tidemark.commandline.simulate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What a device says of one reading, as the gateway takes it.
 *
 * @param sensor last level of the device's topic
 * @param type what the sensor measures, for example temperature
 * @param value the reading, in unit
 * @param unit null if the device gives none
 * @param ts when it was measured, device clock, milliseconds since the epoch
 * @param seq the device's own number of the reading
 */
@JsonPropertyOrder({"sensor", "type", "value", "unit", "ts", "seq"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeviceMessage(String sensor, String type, double value, String unit, long ts, long seq) {

    private static final JsonMapper JSON = new JsonMapper();

    byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of text and numbers is JSON", e);
        }
    }
}
