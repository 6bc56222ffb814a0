package io.tidemark.local.bridge;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
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
                numbered(
                        messages,
                        (id, receipt) ->
                                DeleteMessageBatchRequestEntry.builder()
                                        .id(id)
                                        .receiptHandle(receipt)
                                        .build());
        // What SQS fails to delete comes again and is put again; the cloud job drops the second.
        sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
    }

    @Override
    public void release(List<BridgedMessage> messages) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries =
                numbered(
                        messages,
                        (id, receipt) ->
                                ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(id)
                                        .receiptHandle(receipt)
                                        .visibilityTimeout(0)
                                        .build());
        sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url).entries(entries));
    }

    private static <E> List<E> numbered(
            List<BridgedMessage> messages, BiFunction<String, String, E> entry) {
        return IntStream.range(0, messages.size())
                .mapToObj(
                        index ->
                                entry.apply(Integer.toString(index), messages.get(index).receipt()))
                .toList();
    }
}
