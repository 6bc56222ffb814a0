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

    /** Moves what waits, at most ten messages; returns how many the stream took. */
    int moveSome() {
        List<BridgedMessage> messages = queue.receive();
        if (messages.isEmpty()) {
            return 0;
        }
        List<BridgedMessage> taken = taken(messages, stream.put(records(messages)));
        if (taken.size() < messages.size()) {
            LOG.warn(
                    "The stream refused {} of {} records: they stay in the queue",
                    messages.size() - taken.size(),
                    messages.size());
        }
        if (!taken.isEmpty()) {
            queue.delete(taken);
        }
        return taken.size();
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
