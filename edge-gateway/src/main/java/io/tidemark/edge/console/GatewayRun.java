package io.tidemark.edge.console;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;

/**
 * This process of the gateway and where it went on from.
 *
 * @param pid its process id
 * @param startedAt when the process was started, gateway clock
 * @param recoveredFrom folder of the checkpoint or savepoint that the job went on from, such as
 *     {@code 5f3c.../chk-41} or {@code savepoints/savepoint-42}; null if it started with nothing
 * @param damagedCheckpoints what this start passed over because it is damaged, newest first: the
 *     folder and the fault
 */
public record GatewayRun(
        long pid,
        @JsonSerialize(using = ToStringSerializer.class) Instant startedAt,
        String recoveredFrom,
        List<String> damagedCheckpoints) {

    public GatewayRun {
        damagedCheckpoints = List.copyOf(damagedCheckpoints);
    }

    /** The run of the process that asks. */
    public static GatewayRun ofThisProcess(String recoveredFrom, List<String> damagedCheckpoints) {
        ProcessHandle process = ProcessHandle.current();
        return new GatewayRun(
                process.pid(),
                process.info().startInstant().orElse(null),
                recoveredFrom,
                damagedCheckpoints);
    }
}
