package io.tidemark.local.bridge;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** The queue on SQS. */
final class SqsRuleQueue implements RuleQueue {

    private static final int MOST_AT_ONCE = 10;
    private static final int WAIT_SECONDS = 1;

    private final SqsClient sqs;
    private final String url;

    SqsRuleQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public List<BridgedMessage> receive() {
        return sqs
                .receiveMessage(
                        request ->
                                request.queueUrl(url)
                                        .maxNumberOfMessages(MOST_AT_ONCE)
                                        .waitTimeSeconds(WAIT_SECONDS))
                .messages()
                .stream()
                .map(message -> new BridgedMessage(message.receiptHandle(), message.body()))
                .toList();
    }

    @Override
    public void delete(List<BridgedMessage> messages) {
        List<DeleteMessageBatchRequestEntry> entries =
                IntStream.range(0, messages.size())
                        .mapToObj(index -> entry(index, messages.get(index)))
                        .toList();
        // What SQS fails to delete comes again and is put again; the cloud job drops the second.
        sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
    }

    private static DeleteMessageBatchRequestEntry entry(int index, BridgedMessage message) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .receiptHandle(message.receipt())
                .build();
    }
}
