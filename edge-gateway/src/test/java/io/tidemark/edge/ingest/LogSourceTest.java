package io.tidemark.edge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader against a real broker; each reader stands for one run of the job. */
class LogSourceTest {

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
    void emitsEveryMessageOnce() {
        ReaderRun run = startSubscribed();
        String[] payloads = numbers(0, 500);

        broker.publish(TOPIC, payloads);

        run.awaitMessages(500);
        // Under load this broker itself swaps neighbours; MqttSessionTest has the order.
        assertThat(run.payloads()).containsExactlyInAnyOrder(payloads);
        assertThat(run.emitted()).extracting(ReaderRun.Emitted::topic).containsOnly(TOPIC);
    }

    @Test
    void acknowledgesWithoutACheckpointAndReadsAgainFromItsLog() throws IOException {
        ReaderRun first = startSubscribed();
        broker.publish(TOPIC, "before");
        first.awaitMessages(1);
        SubscriptionSplit checkpoint = first.startCheckpoint(1);
        broker.publish(TOPIC, "after", "later");
        first.awaitMessages(3);
        first.awaitAcknowledgements();
        first.close();

        ReaderRun second = start(checkpoint);

        second.awaitMessages(2);
        assertThat(second.payloads()).containsExactly("after", "later");
        assertThat(second.emitted()).isEqualTo(first.emitted().subList(1, 3));
    }

    @Test
    void losesNothingThatWasReceivedAndNotRead() throws IOException {
        ReaderRun first = startSubscribed();
        SubscriptionSplit checkpoint = first.startCheckpoint(1);
        broker.publish(TOPIC, numbers(0, 200));
        first.close();
        broker.publish(TOPIC, numbers(200, 300));

        ReaderRun second = start(checkpoint);

        second.awaitMessages(300);
        second.awaitAcknowledgements();
        assertThat(second.payloads().stream().distinct())
                .containsExactlyInAnyOrder(numbers(0, 300));
    }

    @Test
    void keepsWhatARetainedCheckpointNeeds() throws IOException {
        ReaderRun first = startSubscribed();
        broker.publish(TOPIC, "one");
        first.awaitMessages(1);
        SubscriptionSplit older = first.startCheckpoint(1);
        first.completeCheckpoint(1);
        broker.publish(TOPIC, "two");
        first.awaitMessages(2);
        first.startCheckpoint(2);
        first.completeCheckpoint(2);
        broker.publish(TOPIC, "three");
        first.awaitMessages(3);
        first.close();

        ReaderRun second = start(older);

        second.awaitMessages(2);
        assertThat(second.payloads()).containsExactly("two", "three");
        assertThat(second.startCheckpoint(1).lost()).isZero();
    }

    @Test
    void tellsWhatIsDamagedInItsLogAndGoesOn() throws IOException {
        ReaderRun first = startSubscribed();
        SubscriptionSplit checkpoint = first.startCheckpoint(1);
        broker.publish(TOPIC, "to be damaged");
        first.awaitMessages(1);
        broker.publish(TOPIC, "intact");
        first.awaitMessages(2);
        first.close();
        damage("to be damaged");

        ReaderRun second = start(checkpoint);
        second.awaitMessages(1);

        assertThat(second.payloads()).containsExactly("intact");
        assertThat(second.startCheckpoint(1).lost()).isEqualTo(1);
    }

    private void damage(String text) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("log"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log")).toList()) {
                String log = Files.readString(file, StandardCharsets.ISO_8859_1);
                Files.writeString(
                        file,
                        log.replace(text, "!" + text.substring(1)),
                        StandardCharsets.ISO_8859_1);
            }
        }
    }

    @Test
    void goesOnFromTheCheckpointOfAGatewayWithoutALog() throws IOException {
        ReaderRun first = startSubscribed();
        first.close();
        broker.publish(TOPIC, "waits at the broker");
        SubscriptionSplit old =
                new SubscriptionSplitSerializer().deserialize(1, new byte[] {0, 0, 0, 0});

        ReaderRun upgraded = new ReaderRun(broker, directory.resolve("upgraded"), old);
        runs.add(upgraded);

        upgraded.awaitMessages(1);
        assertThat(upgraded.payloads()).containsExactly("waits at the broker");
    }

    private static String[] numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
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
