package io.tidemark.commandline.bench.load;

/** The messages of a schedule as MQTT 3.1.1 packets; the same number gives the same bytes. */
final class Readings {

    private static final int PUBLISH = 0x30;
    private static final int MORE_LENGTH = 0x80;
    private static final int LOWEST_HUNDREDTHS = 2_000;
    private static final int VALUES = 2_000;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final Schedule schedule;
    private final int qos;
    private final byte[][] topics;
    private final byte[][] prefixes;

    Readings(Schedule schedule, MessageFormat format, int qos) {
        this.schedule = schedule;
        this.qos = qos;
        this.topics = new byte[schedule.sensors()][];
        this.prefixes = new byte[schedule.sensors()][];
        for (int sensor = 0; sensor < schedule.sensors(); sensor++) {
            topics[sensor] = format.topic(sensor);
            prefixes[sensor] = format.prefix(sensor);
        }
    }

    /**
     * Appends the packet that publishes a reading.
     *
     * @param scratch to build the message in
     * @param packetId not used by QoS 0
     * @return bytes of the message
     */
    int append(PacketBuffer packets, PacketBuffer scratch, long number, int packetId) {
        int sensor = schedule.sensor(number);
        scratch.clear();
        MessageFormat.append(
                scratch, prefixes[sensor], hundredths(number), schedule.eventTimeMillis(number));
        byte[] topic = topics[sensor];
        packets.put(PUBLISH | qos << 1);
        putLength(packets, 2 + topic.length + (qos > 0 ? 2 : 0) + scratch.length());
        packets.putShort(topic.length);
        packets.put(topic);
        if (qos > 0) {
            packets.putShort(packetId);
        }
        packets.put(scratch);
        return scratch.length();
    }

    /** 20.00 to 39.99, each as often as the others, so that nothing compresses by a pattern. */
    private static int hundredths(long number) {
        long mixed = (number + 1) * GOLDEN_RATIO;
        mixed = (mixed ^ mixed >>> 32) * GOLDEN_RATIO;
        return LOWEST_HUNDREDTHS + (int) ((mixed >>> 33) % VALUES);
    }

    private static void putLength(PacketBuffer packets, int length) {
        int rest = length;
        while (rest >= MORE_LENGTH) {
            packets.put(rest | MORE_LENGTH);
            rest >>>= 7;
        }
        packets.put(rest);
    }
}
