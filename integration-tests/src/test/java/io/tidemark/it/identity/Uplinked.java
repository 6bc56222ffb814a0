package io.tidemark.it.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UplinkEntry;
import io.tidemark.local.LocalAws;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What came through the rule, by sequence numbers. */
final class Uplinked implements AutoCloseable {

    private final SqsClient queues;
    private final String queue;
    private final SortedSet<Long> sequences = new TreeSet<>();
    private final SortedSet<String> gateways = new TreeSet<>();

    Uplinked(String endpoint) {
        queues = LocalAws.client(SqsClient.builder(), endpoint);
        queue = queues.getQueueUrl(request -> request.queueName("uplink")).queueUrl();
    }

    /** Every number that has come so far. */
    SortedSet<Long> sequences() throws Exception {
        List<Message> messages = receive();
        while (!messages.isEmpty()) {
            for (Message message : messages) {
                take(new ObjectMapper().readTree(message.body()));
                queues.deleteMessage(
                        request ->
                                request.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
            messages = receive();
        }
        return sequences;
    }

    private List<Message> receive() {
        return queues.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
                .messages();
    }

    private void take(JsonNode record) throws Exception {
        gateways.add(record.path("gateway").asText());
        byte[] batch = Base64.getDecoder().decode(record.path("data").asText());
        for (UplinkEntry entry : EventCodec.decodeBatch(batch).getEntries()) {
            sequences.add(entry.getSequence());
        }
    }

    /** Who sent it, as IoT Core authenticated them. */
    SortedSet<String> gateways() {
        return gateways;
    }

    @Override
    public void close() {
        queues.close();
    }
}
