package io.tidemark.commandline.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the devices say: the same readings, as each side expects them. */
public enum MessageFormat {
    /** A Tidemark gateway's. */
    TIDEMARK(
            "Tidemark",
            "tidemark/plant-1/machine-%2$d/%1$s",
            "{\"sensor\":\"%s\",\"type\":\"temperature\",\"value\":"),
    /** That of the peer's rule. */
    PEER("eKuiper", "t/%s", "{\"id\":\"%s\",\"v\":");

    private static final int SENSORS_A_MACHINE = 10;
    private static final byte[] TIME = ",\"ts\":".getBytes(StandardCharsets.US_ASCII);
    private static final int HUNDRED = 100;
    private static final int TEN = 10;

    private final String side;
    private final String topic;
    private final String upToValue;

    MessageFormat(String side, String topic, String upToValue) {
        this.side = side;
        this.topic = topic;
        this.upToValue = upToValue;
    }

    /** Who takes it, as people know it. */
    public String side() {
        return side;
    }

    byte[] topic(int sensor) {
        return bytes(topic, sensor);
    }

    /** The message up to the value. */
    byte[] prefix(int sensor) {
        return bytes(upToValue, sensor);
    }

    /**
     * Appends a message.
     *
     * @param prefix of the sensor
     * @param hundredths the value, >= 0
     */
    static void append(PacketBuffer message, byte[] prefix, int hundredths, long eventTimeMillis) {
        message.put(prefix);
        message.putDecimal(hundredths / HUNDRED);
        message.put('.');
        message.put('0' + hundredths / TEN % TEN);
        message.put('0' + hundredths % TEN);
        message.put(TIME);
        message.putDecimal(eventTimeMillis);
        message.put('}');
    }

    private static byte[] bytes(String pattern, int sensor) {
        String name = String.format(Locale.ROOT, "s%04d", sensor);
        return String.format(Locale.ROOT, pattern, name, sensor / SENSORS_A_MACHINE)
                .getBytes(StandardCharsets.UTF_8);
    }
}
