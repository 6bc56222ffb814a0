package io.tidemark.edge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader against a real broker; each reader stands for one run of the job. */
class MqttSourceTest {

    private static final String TOPIC = "tidemark/oslo/press-1/temperature";

    private DeviceBroker broker;
    private final List<Run> runs = new ArrayList<>();

    @BeforeEach
    void startBroker(@TempDir Path directory) throws Exception {
        broker = new DeviceBroker(directory);
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        runs.forEach(Run::close);
        broker.stop();
    }

    @Test
    void emitsMessagesInTheOrderOfTheBroker() {
        Run run = startSubscribed();
        String[] payloads =
                IntStream.range(0, 500).mapToObj(Integer::toString).toArray(String[]::new);

        broker.publish(TOPIC, payloads);

        run.awaitMessages(500);
        assertThat(run.payloads()).containsExactly(payloads);
        assertThat(run.messages).extracting(DeviceMessage::topic).containsOnly(TOPIC);
    }

    @Test
    void hasMessagesSentAgainThatNoCompleteCheckpointHolds() {
        Run first = startSubscribed();
        broker.publish(TOPIC, "before", "after");
        first.awaitMessages(2);
        first.reader.snapshotState(1);
        first.close();

        Run second = start();

        second.awaitMessages(2);
        assertThat(second.payloads()).containsExactly("before", "after");
    }

    @Test
    void hasMessagesNotSentAgainThatACompleteCheckpointHolds() {
        Run first = startSubscribed();
        broker.publish(TOPIC, "one", "two");
        first.awaitMessages(2);
        first.reader.snapshotState(1);
        broker.publish(TOPIC, "three");
        first.awaitMessages(3);
        first.completeCheckpoint(1);
        first.close();

        Run second = start();
        broker.publish(TOPIC, "four");

        second.awaitMessages(2);
        assertThat(second.payloads()).containsExactly("three", "four");
    }

    @Test
    void acknowledgesWhatAnAbortedCheckpointHeldWithTheNextOne() {
        Run first = startSubscribed();
        broker.publish(TOPIC, "one");
        first.awaitMessages(1);
        first.reader.snapshotState(1);
        broker.publish(TOPIC, "two");
        first.awaitMessages(2);
        first.reader.snapshotState(2);
        first.completeCheckpoint(2);
        first.close();

        Run second = start();
        broker.publish(TOPIC, "three");

        second.awaitMessages(1);
        assertThat(second.payloads()).containsExactly("three");
    }

    @Test
    void goesOnAfterARestartOfTheBroker() throws Exception {
        Run run = startSubscribed();
        broker.publish(TOPIC, "before");
        run.awaitMessages(1);
        run.reader.snapshotState(1);
        run.completeCheckpoint(1);

        broker.stop();
        broker.start();
        broker.publish(TOPIC, "after");

        run.awaitMessages(2);
        assertThat(run.payloads()).containsExactly("before", "after");
    }

    @Test
    void receivesAgainWhatWasNotAcknowledgedWhenTheBrokerWentAway() throws Exception {
        Run run = startSubscribed();
        broker.publish(TOPIC, "one");
        run.awaitMessages(1);

        broker.stop();
        broker.start();
        run.awaitMessages(2);
        run.reader.snapshotState(1);
        run.completeCheckpoint(1);
        run.close();
        Run next = start();
        broker.publish(TOPIC, "two");

        next.awaitMessages(1);
        assertThat(run.payloads()).containsExactly("one", "one");
        assertThat(next.payloads()).containsExactly("two");
    }

    @Test
    void waitsForABrokerThatIsNotThereYet() throws Exception {
        broker.stop();
        Run run = start();
        broker.start();

        run.awaitSubscription();
    }

    @Test
    void receivesMessagesThatAreTooLargeToBeParsed() {
        Run run = startSubscribed();

        broker.publish(TOPIC, "x".repeat(1 << 20), "small");

        run.awaitMessages(2);
        assertThat(run.messages.get(0).payload()).hasSize(1 << 20);
    }

    private Run start() {
        Run run = new Run();
        runs.add(run);
        return run;
    }

    private Run startSubscribed() {
        Run run = start();
        run.awaitSubscription();
        return run;
    }

    /** One reader and what it has emitted. */
    private final class Run implements ReaderOutput<DeviceMessage> {

        private final MqttReader reader =
                new MqttReader(
                        new IngestConfig(broker.address(), "gateway-ingest", "tidemark/+/+/+"),
                        new UnregisteredMetricsGroup());
        private final List<DeviceMessage> messages = new ArrayList<>();
        private boolean closed;

        private Run() {
            reader.start();
            reader.addSplits(List.of(new SubscriptionSplit(0)));
        }

        private void awaitSubscription() {
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                broker.publish("tidemark/probe/probe/probe", "probe");
                                poll();
                                return !messages.isEmpty();
                            });
            // Whatever else the probing has under way comes before the next message.
            broker.publish("tidemark/probe/probe/probe", "last probe");
            await().until(
                            () -> {
                                poll();
                                return payloads().contains("last probe");
                            });
            messages.clear();
            reader.snapshotState(0);
            completeCheckpoint(0);
        }

        private void awaitMessages(int count) {
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                poll();
                                return messages.size() >= count;
                            });
        }

        private void poll() {
            InputStatus status = InputStatus.MORE_AVAILABLE;
            while (status == InputStatus.MORE_AVAILABLE) {
                status = reader.pollNext(this);
            }
        }

        private void completeCheckpoint(long id) {
            reader.notifyCheckpointComplete(id);
        }

        private List<String> payloads() {
            return messages.stream()
                    .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                    .toList();
        }

        private void close() {
            if (!closed) {
                closed = true;
                reader.close();
            }
        }

        @Override
        public void collect(DeviceMessage message) {
            messages.add(message);
        }

        @Override
        public void collect(DeviceMessage message, long timestamp) {
            messages.add(message);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            throw new UnsupportedOperationException("the source makes no watermarks");
        }

        @Override
        public void markIdle() {
            throw new UnsupportedOperationException("the source makes no watermarks");
        }

        @Override
        public void markActive() {
            throw new UnsupportedOperationException("the source makes no watermarks");
        }

        @Override
        public SourceOutput<DeviceMessage> createOutputForSplit(String splitId) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String splitId) {
            // One output for all.
        }
    }
}
