package io.tidemark.edge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real broker sends the reader, and when it is there; each reader stands for one run of the
 * job.
 */
class BrokersMessagesTest {

    private static final String TOPIC = "tidemark/oslo/press-1/temperature";

    @TempDir private Path directory;
    private DeviceBroker broker;
    private final List<ReaderRun> runs = new ArrayList<>();

    @BeforeEach
    void startBroker() throws Exception {
        broker = new DeviceBroker(directory.resolve("broker"));
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        for (ReaderRun run : runs) {
            run.close();
        }
        broker.stop();
    }

    @Test
    void waitsForABrokerThatIsNotThereYet() throws Exception {
        broker.stop();
        ReaderRun run = start(ReaderRun.UNREAD);
        run.awaitWatermarkAbove(Long.MIN_VALUE);
        broker.start();

        run.awaitSubscription();
    }

    @Test
    void receivesMessagesThatAreTooLargeToBeParsed() {
        ReaderRun run = startSubscribed();

        broker.publish(TOPIC, "x".repeat(1 << 20), "small");

        run.awaitMessages(2);
        assertThat(run.payloads()).containsExactly("x".repeat(1 << 20), "small");
    }

    @Test
    void receivesWhatIsPublishedWithQosZero() {
        ReaderRun run = startSubscribed();

        broker.publishAtMostOnce(TOPIC, "zero");
        broker.publish(TOPIC, "one");

        run.awaitMessages(2);
        assertThat(run.payloads()).containsExactlyInAnyOrder("zero", "one");
    }

    @Test
    void receivesTheRetainedMessagesOnce() throws IOException {
        broker.publishRetained(TOPIC, "retained");
        ReaderRun first = start(ReaderRun.UNREAD);
        first.awaitMessages(1);
        SubscriptionSplit checkpoint = first.startCheckpoint(1);
        first.close();

        ReaderRun second = start(checkpoint);
        second.awaitSubscription();
        broker.publish(TOPIC, "new");
        second.awaitMessages(1);

        assertThat(first.payloads()).containsExactly("retained");
        assertThat(second.payloads()).containsExactly("new");
    }

    @Test
    void goesOnAfterARestartOfTheBroker() throws Exception {
        ReaderRun run = startSubscribed();
        broker.publish(TOPIC, "before");
        run.awaitMessages(1);
        run.awaitAcknowledgements();

        broker.stop();
        broker.start();
        broker.publish(TOPIC, "after");

        run.awaitMessages(2);
        assertThat(run.payloads()).containsExactly("before", "after");
    }

    private ReaderRun start(SubscriptionSplit split) {
        ReaderRun run = new ReaderRun(broker, directory, split);
        runs.add(run);
        return run;
    }

    private ReaderRun startSubscribed() {
        ReaderRun run = start(ReaderRun.UNREAD);
        run.awaitSubscription();
        return run;
    }
}
