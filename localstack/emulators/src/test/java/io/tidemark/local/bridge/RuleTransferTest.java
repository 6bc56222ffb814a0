package io.tidemark.local.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleTransferTest {

    private static final PartitionKey BY_GATEWAY =
            PartitionKey.of("${clientid()}", "SELECT clientid() AS gateway FROM 'a'");

    private final MemoryQueue queue = new MemoryQueue();

    @Test
    void movesMessagesInOrderWithTheirGatewayAsKey() {
        queue.add(message("g1", "a"), message("g2", "b"));
        MemoryStream stream = new MemoryStream(Set.of());

        Moved moved = transfer(stream).moveSome();

        assertThat(moved).isEqualTo(new Moved(2, 0));
        assertThat(stream.taken())
                .containsExactly(
                        new BridgedRecord("g1", message("g1", "a")),
                        new BridgedRecord("g2", message("g2", "b")));
        assertThat(queue.waiting()).isEmpty();
    }

    @Test
    void keepsWhatTheStreamRefusedAndMovesItLater() {
        queue.add(message("g1", "a"), message("g1", "b"), message("g1", "c"));
        MemoryStream throttled = new MemoryStream(Set.of(message("g1", "b")));

        assertThat(transfer(throttled).moveSome()).isEqualTo(new Moved(2, 1));
        assertThat(queue.waiting()).containsExactly(message("g1", "b"));
        assertThat(queue.released()).containsExactly(message("g1", "b"));

        MemoryStream recovered = new MemoryStream(Set.of());
        assertThat(transfer(recovered).moveSome()).isEqualTo(new Moved(1, 0));
        assertThat(recovered.taken()).containsExactly(new BridgedRecord("g1", message("g1", "b")));
        assertThat(queue.waiting()).isEmpty();
    }

    @Test
    void givesEverythingBackIfTheStreamIsOut() {
        queue.add(message("g1", "a"), message("g2", "b"));
        EventStream out =
                records -> {
                    throw new IllegalStateException("connection refused");
                };

        assertThatThrownBy(() -> transfer(out).moveSome()).hasMessage("connection refused");
        assertThat(queue.waiting()).hasSize(2);
        assertThat(queue.released()).hasSize(2);
    }

    @Test
    void asksTheStreamForNothingIfNothingWaits() {
        MemoryStream stream = new MemoryStream(Set.of());

        assertThat(transfer(stream).moveSome()).isEqualTo(new Moved(0, 0));
        assertThat(stream.calls()).isZero();
    }

    private RuleTransfer transfer(EventStream stream) {
        return new RuleTransfer(queue, stream, BY_GATEWAY);
    }

    private static String message(String gateway, String data) {
        return "{\"gateway\":\"" + gateway + "\",\"data\":\"" + data + "\"}";
    }

    /** Keeps what was not deleted. */
    private static final class MemoryQueue implements RuleQueue {

        private final List<BridgedMessage> messages = new ArrayList<>();
        private final List<BridgedMessage> released = new ArrayList<>();

        void add(String... bodies) {
            for (String body : bodies) {
                messages.add(new BridgedMessage("receipt of " + body, body));
            }
        }

        List<String> released() {
            return released.stream().map(BridgedMessage::body).toList();
        }

        List<String> waiting() {
            return messages.stream().map(BridgedMessage::body).toList();
        }

        @Override
        public List<BridgedMessage> receive() {
            return List.copyOf(messages);
        }

        @Override
        public void delete(List<BridgedMessage> deleted) {
            messages.removeAll(deleted);
        }

        @Override
        public void release(List<BridgedMessage> given) {
            released.addAll(given);
        }
    }

    /** Takes everything but the data that it is told to refuse. */
    private static final class MemoryStream implements EventStream {

        private final Set<String> refused;
        private final List<BridgedRecord> taken = new ArrayList<>();
        private int calls;

        MemoryStream(Set<String> refused) {
            this.refused = refused;
        }

        List<BridgedRecord> taken() {
            return taken;
        }

        int calls() {
            return calls;
        }

        @Override
        public List<Boolean> put(List<BridgedRecord> records) {
            calls++;
            records.stream().filter(record -> !refused.contains(record.data())).forEach(taken::add);
            return records.stream().map(record -> !refused.contains(record.data())).toList();
        }
    }
}
