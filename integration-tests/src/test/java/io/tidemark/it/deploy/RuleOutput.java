package io.tidemark.it.deploy;

import io.tidemark.local.LocalAws;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What the deployed rule made of what gateways sent, where no rule bridge takes it away. */
final class RuleOutput implements AutoCloseable {

    private static final int LONGEST_WAIT_SECONDS = 5;

    private final SqsClient sqs;
    private final String queue;

    /**
     * @param url of MiniStack
     */
    RuleOutput(String url) {
        this.sqs = LocalAws.client(SqsClient.builder(), url);
        this.queue = sqs.getQueueUrl(r -> r.queueName("tidemark-local-rule")).queueUrl();
    }

    /** The next record, which is then gone; nothing if there comes none for five seconds. */
    Optional<String> next() {
        Optional<Message> message =
                sqs
                        .receiveMessage(
                                r -> r.queueUrl(queue).waitTimeSeconds(LONGEST_WAIT_SECONDS))
                        .messages()
                        .stream()
                        .findFirst();
        message.ifPresent(
                taken ->
                        sqs.deleteMessage(
                                r -> r.queueUrl(queue).receiptHandle(taken.receiptHandle())));
        return message.map(Message::body);
    }

    @Override
    public void close() {
        sqs.close();
    }
}
