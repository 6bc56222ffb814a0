package io.tidemark.edge.uplink;

import io.tidemark.edge.outbox.OutboxResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that did not get through while others may: each is tried again now and then, beside
 * the queue, and halved until the results that the cloud refuses stand alone.
 *
 * <p>Nothing is held against a message unless another was accepted since it last failed: while the
 * cloud refuses everything, the fault is not the message's. Used by one thread.
 */
final class Suspects {

    private static final Logger LOG = LoggerFactory.getLogger(Suspects.class);

    /** Messages that come in; what they are halved into comes on top. */
    static final int MAXIMUM_MESSAGES = 8;

    /** Refusals after which a message is judged by itself, whatever their code. */
    static final int CONVICTING_REFUSALS = 5;

    /** A connection that breaks is weaker evidence against a message than a refusal. */
    static final int UNANSWERED_FOR_A_REFUSAL = 4;

    /** MQTT 5.0: topic name invalid, packet too large, payload format invalid. */
    private static final Set<Integer> ABOUT_THE_MESSAGE = Set.of(0x90, 0x95, 0x99);

    /** MQTT 5.0: quota exceeded. */
    private static final int ABOUT_THE_CONNECTION = 0x97;

    private static final class Suspect {
        private final UplinkMessage message;
        private final Backoff backoff;

        /** Whether it is half of a message that was found guilty. */
        private final boolean halved;

        /** What is held against it, in unanswered publishes. */
        private int weight;

        /** Whether it ever failed while others passed. */
        private boolean accused;

        private long acceptedBefore;
        private long retryAt;

        private Suspect(UplinkMessage message, Backoff backoff, boolean halved) {
            this.message = message;
            this.backoff = backoff;
            this.halved = halved;
        }
    }

    private final BatchEncoder encoder;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final Deque<Suspect> waiting = new ArrayDeque<>();
    private Suspect onTrial;
    private long accepted;

    Suspects(BatchEncoder encoder, LongSupplier nanoTime, RandomGenerator random) {
        this.encoder = encoder;
        this.nanoTime = nanoTime;
        this.random = random;
    }

    /** Whether another message can come in. */
    boolean full() {
        return waiting.size() >= MAXIMUM_MESSAGES;
    }

    boolean onTrial(UplinkMessage message) {
        return onTrial != null && onTrial.message == message;
    }

    /**
     * Any message was accepted. If it was on trial, it is free; those against which there is
     * nothing but that all failed need not wait.
     */
    void accepted(UplinkMessage message) {
        accepted++;
        if (onTrial(message)) {
            onTrial = null;
        }
        waiting.stream()
                .filter(suspect -> !suspect.accused)
                .forEach(suspect -> suspect.retryAt = nanoTime.getAsLong());
    }

    /** The message on trial was not published: it is tried later. */
    void postponed() {
        onTrial.retryAt = nanoTime.getAsLong() + onTrial.backoff.failed().toNanos();
        waiting.addLast(onTrial);
        onTrial = null;
    }

    /** The message to try now; null if none is due. One is tried at a time. */
    UplinkMessage due() {
        long now = nanoTime.getAsLong();
        Iterator<Suspect> suspects = waiting.iterator();
        while (onTrial == null && suspects.hasNext()) {
            Suspect suspect = suspects.next();
            if (now - suspect.retryAt >= 0) {
                suspects.remove();
                onTrial = suspect;
                return suspect.message;
            }
        }
        return null;
    }

    /**
     * A message failed: one of the queue's, which comes in now, or the one on trial.
     *
     * @return what can not be delivered, as is known now
     */
    List<Convicted> failed(InFlight.Settled failure) {
        Suspect suspect = onTrial(failure.message()) ? onTrial : null;
        int weight = weight(failure);
        if (suspect == null) {
            suspect = new Suspect(failure.message(), new Backoff(random), false);
            suspect.weight = weight;
            suspect.acceptedBefore = accepted;
        } else {
            onTrial = null;
        }
        boolean othersPassed = accepted > suspect.acceptedBefore;
        suspect.acceptedBefore = accepted;
        if (othersPassed) {
            suspect.accused = true;
            suspect.weight += weight;
        }
        return judge(suspect, failure, othersPassed);
    }

    private static int weight(InFlight.Settled failure) {
        if (failure.acknowledgement() == null) {
            return 1;
        }
        return failure.acknowledgement().reasonCode() == ABOUT_THE_CONNECTION
                ? 0
                : UNANSWERED_FOR_A_REFUSAL;
    }

    private List<Convicted> judge(Suspect suspect, InFlight.Settled failure, boolean othersPassed) {
        boolean aboutTheMessage =
                failure.acknowledgement() != null
                        && ABOUT_THE_MESSAGE.contains(failure.acknowledgement().reasonCode());
        boolean convicted =
                suspect.weight >= CONVICTING_REFUSALS * UNANSWERED_FOR_A_REFUSAL || aboutTheMessage;
        List<OutboxResult> results = suspect.message.results();
        if (results.size() > 1 && (suspect.halved ? othersPassed : convicted)) {
            return halve(suspect);
        }
        if (results.size() == 1 && convicted && othersPassed) {
            return List.of(
                    new Convicted(
                            results.get(0), failure.complaint() + ", while others are accepted"));
        }
        suspect.retryAt = nanoTime.getAsLong() + suspect.backoff.failed().toNanos();
        waiting.addLast(suspect);
        return List.of();
    }

    private List<Convicted> halve(Suspect suspect) {
        List<OutboxResult> results = suspect.message.results();
        LOG.info("{} results that are refused together are sent in halves", results.size());
        List<Convicted> convicted = new ArrayList<>();
        int half = results.size() / 2;
        for (List<OutboxResult> part :
                List.of(results.subList(0, half), results.subList(half, results.size()))) {
            BatchEncoder.Encoded encoded = encoder.encode(part);
            for (UplinkMessage message : encoded.messages()) {
                Suspect next = new Suspect(message, new Backoff(random), true);
                next.acceptedBefore = suspect.acceptedBefore;
                next.retryAt = nanoTime.getAsLong();
                waiting.addFirst(next);
            }
            encoded.tooLarge()
                    .forEach(
                            result ->
                                    convicted.add(new Convicted(result, encoder.tooLarge(result))));
        }
        return convicted;
    }
}
