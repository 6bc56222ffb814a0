package io.tidemark.commandline.bench.cloud;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;

/**
 * How the cloud job fared.
 *
 * @param workload what it had to take
 * @param speed of the job
 * @param stream what it read
 * @param lake what it wrote
 */
@JsonPropertyOrder({"workload", "speed", "stream", "lake"})
public record CloudResult(FleetWorkload workload, Speed speed, Stream stream, Lake lake) {

    /**
     * @param events that are in the tables, each once
     * @param seconds from the start of the source to the commit of the last row
     * @param eventsPerSecond of that time
     * @param cpuSeconds that the job's process used meanwhile, all of its threads together
     * @param eventsPerCpuSecond of them
     * @param warmEventsPerSecond from the commit that completed the first third to the last; 0 if
     *     they are one
     * @param warmEventsPerCpuSecond of the same commits
     * @param rssMb the most memory that was resident, MB of 2^20 bytes
     */
    @JsonPropertyOrder({
        "events",
        "seconds",
        "eventsPerSecond",
        "cpuSeconds",
        "eventsPerCpuSecond",
        "warmEventsPerSecond",
        "warmEventsPerCpuSecond",
        "rssMb"
    })
    public record Speed(
            long events,
            double seconds,
            double eventsPerSecond,
            double cpuSeconds,
            double eventsPerCpuSecond,
            double warmEventsPerSecond,
            double warmEventsPerCpuSecond,
            double rssMb) {}

    /**
     * @param records in the stream, repeated ones included
     * @param repeatedRecords of them
     * @param bytesPerMessage of those that gateways publish, on average
     * @param messageBytesPerEvent of what gateways publish
     * @param recordBytesPerEvent of the records that the IoT rule makes of it
     */
    @JsonPropertyOrder({
        "records",
        "repeatedRecords",
        "bytesPerMessage",
        "messageBytesPerEvent",
        "recordBytesPerEvent"
    })
    public record Stream(
            long records,
            long repeatedRecords,
            double bytesPerMessage,
            double messageBytesPerEvent,
            double recordBytesPerEvent) {

        static Stream of(Sent sent, long recordBytes) {
            return new Stream(
                    sent.messages() + sent.repeatedMessages(),
                    sent.repeatedMessages(),
                    tenths((double) sent.messageBytes() / sent.messages()),
                    tenths((double) sent.messageBytes() / sent.events()),
                    tenths((double) recordBytes / (sent.events() + sent.repeatedEvents())));
        }
    }

    /**
     * @param files of the tables, before any maintenance
     * @param bytesPerEvent in them
     * @param commits that brought rows, to all tables together
     */
    @JsonPropertyOrder({"files", "bytesPerEvent", "commits"})
    public record Lake(long files, double bytesPerEvent, long commits) {

        static Lake of(LakeCheck.Files files, long events) {
            return new Lake(
                    files.files(), tenths((double) files.bytes() / events), files.commits());
        }
    }

    private static final double TENTHS = 10;

    static double tenths(double value) {
        return Math.rint(value * TENTHS) / TENTHS;
    }

    /** For people. */
    public List<String> sentences() {
        return List.of(
                say(
                        "%,d events of %,d gateways in %,d records, %,d of them repeated: all in the"
                                + " tables, each once",
                        speed.events(),
                        workload.gateways(),
                        stream.records(),
                        stream.repeatedRecords()),
                say(
                        "%,.0f events/s with one slot, over %.1f s; the target is 50,000",
                        speed.eventsPerSecond(), speed.seconds()),
                say(
                        "%,.0f events per CPU-second, %.1f CPU-seconds, at most %.0f MB resident",
                        speed.eventsPerCpuSecond(), speed.cpuSeconds(), speed.rssMb()),
                say(
                        "%,.0f events/s and %,.0f per CPU-second after the first third, when most"
                                + " of the code is compiled",
                        speed.warmEventsPerSecond(), speed.warmEventsPerCpuSecond()),
                say(
                        "bytes per event: %.1f as gateways publish it in messages of %,.0f, %.1f in"
                                + " Kinesis, %.1f in Parquet",
                        stream.messageBytesPerEvent(),
                        stream.bytesPerMessage(),
                        stream.recordBytesPerEvent(),
                        lake.bytesPerEvent()),
                say(
                        "%,d files in %,d commits, a checkpoint every %d s, before any maintenance",
                        lake.files(), lake.commits(), workload.checkpointSeconds()));
    }

    private static String say(String sentence, Object... values) {
        return String.format(Locale.ROOT, sentence, values);
    }
}
