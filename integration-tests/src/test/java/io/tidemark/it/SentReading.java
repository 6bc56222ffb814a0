package io.tidemark.it;

/**
 * A good reading that a test device sends.
 *
 * @param eventTimeMillis milliseconds since the epoch
 * @param sequence the device's own number of it
 */
public record SentReading(
        String machine, String sensor, double value, long eventTimeMillis, long sequence) {

    public String topic() {
        return "tidemark/plant-7/" + machine + "/" + sensor;
    }

    public String json() {
        return "{\"sensor\":\"%s\",\"type\":\"temperature\",\"value\":%s,\"unit\":\"Cel\",\"ts\":%d,\"seq\":%d}"
                .formatted(sensor, value, eventTimeMillis, sequence);
    }
}
