package io.tidemark.edge.ingest;

import static io.tidemark.edge.ingest.ParserFixtures.LIMITS;
import static io.tidemark.edge.ingest.ParserFixtures.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.RejectionReason;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares Exception, interruption included
class ParseReadingsTest {

    private static final String GOOD =
            "{\"sensor\":\"temperature\",\"type\":\"t\",\"value\":1,\"ts\":1767225590000}";

    private final InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();

    @Test
    void emitsReadingsAndSendsTheRestToTheSideOutput() throws Exception {
        try (OneInputStreamOperatorTestHarness<DeviceMessage, SensorReading> harness = harness()) {
            harness.open();

            harness.processElement(new StreamRecord<>(message("[" + GOOD + ",1," + GOOD + "]")));
            harness.processElement(new StreamRecord<>(message("nothing")));

            assertThat(harness.extractOutputValues())
                    .extracting(SensorReading::series)
                    .containsExactly("oslo/press-1/temperature", "oslo/press-1/temperature");
            assertThat(harness.getSideOutput(ParseReadings.REJECTIONS))
                    .extracting(StreamRecord::getValue)
                    .extracting(Rejection::reason)
                    .containsExactly(RejectionReason.WRONG_TYPE, RejectionReason.MALFORMED_JSON);
            assertThat(count("readingsParsed")).isEqualTo(2);
            assertThat(count("readingsRejected")).isEqualTo(2);
        }
    }

    @Test
    void goesOnCountingAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (OneInputStreamOperatorTestHarness<DeviceMessage, SensorReading> harness = harness()) {
            harness.open();
            harness.processElement(new StreamRecord<>(message("[" + GOOD + "," + GOOD + ",1]")));
            snapshot = harness.snapshot(1, 1);
            harness.processElement(new StreamRecord<>(message(GOOD)));
        }

        try (OneInputStreamOperatorTestHarness<DeviceMessage, SensorReading> harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            assertThat(count("readingsParsed")).isEqualTo(2);
            assertThat(count("readingsRejected")).isEqualTo(1);

            harness.processElement(new StreamRecord<>(message(GOOD)));

            assertThat(count("readingsParsed")).isEqualTo(3);
        }
    }

    private long count(String name) {
        return ((Counter) metrics.get(name)).getCount();
    }

    private OneInputStreamOperatorTestHarness<DeviceMessage, SensorReading> harness()
            throws Exception {
        MockEnvironment environment =
                new MockEnvironmentBuilder()
                        .setMetricGroup(
                                new UnregisteredMetricGroups.UnregisteredTaskMetricGroup() {
                                    @Override
                                    public InternalOperatorMetricGroup getOrAddOperator(
                                            OperatorID id, String name) {
                                        return metrics;
                                    }
                                })
                        .build();
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new ParseReadings(LIMITS)), environment);
    }
}
