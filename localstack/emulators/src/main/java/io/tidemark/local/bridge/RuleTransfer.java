package io.tidemark.local.bridge;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves messages from the queue to the stream. A message leaves the queue only after the stream
 * took it, so none is lost; one that was put but not deleted in time is put again.
 */
final class RuleTransfer {

    private static final Logger LOG = LoggerFactory.getLogger(RuleTransfer.class);

    private final RuleQueue queue;
    private final EventStream stream;
    private final PartitionKey partitionKey;

    RuleTransfer(RuleQueue queue, EventStream stream, PartitionKey partitionKey) {
        this.queue = queue;
        this.stream = stream;
        this.partitionKey = partitionKey;
    }

    /**
     * Moves what waits, at most ten messages. What the stream does not take goes back to the queue
     * at once, also when this throws.
     *
     * @throws RuntimeException of the queue or the stream, if one of them is out
     */
    Moved moveSome() {
        List<BridgedMessage> messages = queue.receive();
        List<BridgedMessage> left = new ArrayList<>(messages);
        try {
            if (!messages.isEmpty()) {
                List<BridgedMessage> taken = taken(messages, stream.put(records(messages)));
                left.removeAll(taken);
                delete(taken);
            }
        } finally {
            release(left);
        }
        return new Moved(messages.size() - left.size(), left.size());
    }

    private void delete(List<BridgedMessage> taken) {
        if (!taken.isEmpty()) {
            queue.delete(taken);
        }
    }

    private void release(List<BridgedMessage> left) {
        if (!left.isEmpty()) {
            LOG.warn("{} messages go back to the queue: the stream did not take them", left.size());
            queue.release(left);
        }
    }

    private List<BridgedRecord> records(List<BridgedMessage> messages) {
        return messages.stream()
                .map(message -> new BridgedRecord(partitionKey.of(message.body()), message.body()))
                .toList();
    }

    private static List<BridgedMessage> taken(
            List<BridgedMessage> messages, List<Boolean> answers) {
        List<BridgedMessage> taken = new ArrayList<>();
        for (int index = 0; index < messages.size(); index++) {
            if (answers.get(index)) {
                taken.add(messages.get(index));
            }
        }
        return taken;
    }
}
