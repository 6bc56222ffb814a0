package io.tidemark.edge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader against a real broker; each reader stands for one run of the job. */
class MqttSourceTest {

    private static final String TOPIC = "tidemark/oslo/press-1/temperature";

    private DeviceBroker broker;
    private final List<ReaderRun> runs = new ArrayList<>();

    @BeforeEach
    void startBroker(@TempDir Path directory) throws Exception {
        broker = new DeviceBroker(directory);
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        runs.forEach(ReaderRun::close);
        broker.stop();
    }

    @Test
    void emitsMessagesInTheOrderOfTheBroker() {
        ReaderRun run = startSubscribed();
        String[] payloads =
                IntStream.range(0, 500).mapToObj(Integer::toString).toArray(String[]::new);

        broker.publish(TOPIC, payloads);

        run.awaitMessages(500);
        assertThat(run.payloads()).containsExactly(payloads);
        assertThat(run.messages()).extracting(DeviceMessage::topic).containsOnly(TOPIC);
    }

    @Test
    void hasMessagesSentAgainThatNoCompleteCheckpointHolds() {
        ReaderRun first = startSubscribed();
        broker.publish(TOPIC, "before", "after");
        first.awaitMessages(2);
        first.startCheckpoint(1);
        first.close();

        ReaderRun second = start();

        second.awaitMessages(2);
        assertThat(second.payloads()).containsExactly("before", "after");
    }

    @Test
    void hasMessagesNotSentAgainThatACompleteCheckpointHolds() {
        ReaderRun first = startSubscribed();
        broker.publish(TOPIC, "one", "two");
        first.awaitMessages(2);
        first.startCheckpoint(1);
        broker.publish(TOPIC, "three");
        first.awaitMessages(3);
        first.completeCheckpoint(1, 1);
        first.close();

        ReaderRun second = start();
        broker.publish(TOPIC, "four");

        second.awaitMessages(2);
        assertThat(second.payloads()).containsExactly("three", "four");
    }

    @Test
    void acknowledgesWhatAnAbortedCheckpointHeldWithTheNextOne() {
        ReaderRun first = startSubscribed();
        broker.publish(TOPIC, "one");
        first.awaitMessages(1);
        first.startCheckpoint(1);
        broker.publish(TOPIC, "two");
        first.awaitMessages(2);
        first.startCheckpoint(2);
        first.completeCheckpoint(2, 0);
        first.close();

        ReaderRun second = start();
        broker.publish(TOPIC, "three");

        second.awaitMessages(1);
        assertThat(second.payloads()).containsExactly("three");
    }

    @Test
    void goesOnAfterARestartOfTheBroker() throws Exception {
        ReaderRun run = startSubscribed();
        broker.publish(TOPIC, "before");
        run.awaitMessages(1);
        run.startCheckpoint(1);
        run.completeCheckpoint(1, 0);

        broker.stop();
        broker.start();
        broker.publish(TOPIC, "after");

        run.awaitMessages(2);
        assertThat(run.payloads()).containsExactly("before", "after");
    }

    @Test
    void receivesAgainWhatWasNotAcknowledgedWhenTheBrokerWentAway() throws Exception {
        ReaderRun run = startSubscribed();
        broker.publish(TOPIC, "one");
        run.awaitMessages(1);

        broker.stop();
        broker.start();
        run.awaitMessages(2);
        run.startCheckpoint(1);
        run.completeCheckpoint(1, 0);
        run.close();
        ReaderRun next = start();
        broker.publish(TOPIC, "two");

        next.awaitMessages(1);
        assertThat(run.payloads()).containsExactly("one", "one");
        assertThat(next.payloads()).containsExactly("two");
    }

    @Test
    void waitsForABrokerThatIsNotThereYet() throws Exception {
        broker.stop();
        ReaderRun run = start();
        broker.start();

        run.awaitSubscription();
    }

    @Test
    void receivesMessagesThatAreTooLargeToBeParsed() {
        ReaderRun run = startSubscribed();

        broker.publish(TOPIC, "x".repeat(1 << 20), "small");

        run.awaitMessages(2);
        assertThat(run.messages().get(0).payload()).hasSize(1 << 20);
    }

    private ReaderRun start() {
        ReaderRun run = new ReaderRun(broker);
        runs.add(run);
        return run;
    }

    private ReaderRun startSubscribed() {
        ReaderRun run = start();
        run.awaitSubscription();
        return run;
    }
}
