package io.tidemark.edge.machine;

import io.tidemark.edge.OperatorHarness;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Drives {@link JoinMachine} as Flink does, with windows of 5 s that wait for 30 s. */
final class JoinHarness
        extends OperatorHarness<
                MachineWindow,
                KeyedOneInputStreamOperatorTestHarness<String, WindowSummary, MachineWindow>> {

    static final long WAIT = 30_000;

    /**
     * @param snapshot null for an operator that starts with nothing
     */
    JoinHarness(OperatorSubtaskState snapshot) throws Exception {
        super(
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new JoinMachine(Duration.ofMillis(WAIT))),
                        MachineName::of,
                        Types.STRING),
                snapshot);
    }

    /** The first result of a window of the press. */
    void window(String sensor, long endSeconds, double mean) throws Exception {
        window(sensor, endSeconds, mean, 0);
    }

    void window(String sensor, long endSeconds, double mean, int revision) throws Exception {
        flink.processElement(new StreamRecord<>(summary(sensor, endSeconds, mean, revision)));
    }

    void listenUntil(long listeningMillis) throws Exception {
        flink.processWatermark(listeningMillis);
    }

    /** What was emitted since the last call. */
    List<MachineWindow> joined() {
        return fresh();
    }

    int stateEntries() {
        return flink.numKeyedStateEntries();
    }

    private static WindowSummary summary(
            String sensor, long endSeconds, double mean, int revision) {
        return WindowSummary.newBuilder()
                .setGateway("gateway-1")
                .setSite("oslo")
                .setMachine("press")
                .setSensor(sensor)
                .setType("type")
                .setWindowStart(Instant.ofEpochSecond(endSeconds - 5))
                .setWindowEnd(Instant.ofEpochSecond(endSeconds))
                .setRevision(revision)
                .setCount(1)
                .setMean(mean)
                .setMin(mean)
                .setMax(mean)
                .setStandardDeviation(0)
                .setLast(mean)
                .build();
    }
}
