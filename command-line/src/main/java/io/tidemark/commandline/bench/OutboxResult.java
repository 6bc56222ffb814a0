package io.tidemark.commandline.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an outbox fared. */
@JsonPropertyOrder({"workload", "outbox"})
record OutboxResult(Rows workload, @JsonProperty("outbox") Speed speed) {

    private static final int QUARTERS = 4;
    private static final double TENTHS = 10;

    /**
     * @param rows results that were appended and drained
     * @param bytesPerRow of an encoded event
     * @param heap of the process
     */
    @JsonPropertyOrder({"rows", "bytesPerRow", "heap"})
    record Rows(long rows, long bytesPerRow, String heap) {}

    /**
     * @param appendsPerSecond results made durable, 500 at once
     * @param drainedPerSecond results read in the order of delivery and recorded as delivered
     * @param rssMb the most resident memory in each quarter of the draining, MB of 2^20 bytes
     */
    @JsonPropertyOrder({"appendsPerSecond", "drainedPerSecond", "rssMb"})
    record Speed(double appendsPerSecond, double drainedPerSecond, List<Double> rssMb) {

        Speed {
            rssMb = List.copyOf(rssMb);
        }
    }

    /** The most in each quarter; fewer if there are fewer samples. */
    static List<Double> quarters(List<Double> samples) {
        List<Double> most = new ArrayList<>();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            samples
                    .subList(
                            samples.size() * quarter / QUARTERS,
                            samples.size() * (quarter + 1) / QUARTERS)
                    .stream()
                    .max(Double::compare)
                    .ifPresent(megabytes -> most.add(Math.rint(megabytes * TENTHS) / TENTHS));
        }
        return most;
    }

    List<String> sentences() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d results of %d bytes, heap %s",
                        workload.rows(),
                        workload.bytesPerRow(),
                        workload.heap()),
                String.format(
                        Locale.ROOT,
                        "%,.0f appends/s, durable, 500 to a commit; the target is 40,000",
                        speed.appendsPerSecond()),
                String.format(
                        Locale.ROOT,
                        "%,.0f drained rows/s; the target is 10,000",
                        speed.drainedPerSecond()),
                "most resident memory in the quarters of the draining: "
                        + speed.rssMb().stream()
                                .map(megabytes -> megabytes + " MB")
                                .collect(Collectors.joining(", ")));
    }
}
