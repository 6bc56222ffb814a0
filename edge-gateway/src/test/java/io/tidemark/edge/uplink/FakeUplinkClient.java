package io.tidemark.edge.uplink;

import io.tidemark.events.EventCodec;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A server that answers as the test says, and remembers every message. */
final class FakeUplinkClient implements UplinkClient {

    static final Acknowledgement SUCCESS = new Acknowledgement(0x00, "SUCCESS");
    static final Acknowledgement PAYLOAD_FORMAT_INVALID =
            new Acknowledgement(0x99, "PAYLOAD_FORMAT_INVALID");
    static final Acknowledgement NOT_AUTHORIZED = new Acknowledgement(0x87, "NOT_AUTHORIZED");

    record Publication(
            String topic, byte[] payload, CompletableFuture<Acknowledgement> acknowledgement) {

        UplinkBatch batch() {
            try {
                return EventCodec.decodeBatch(payload);
            } catch (UndecodableEventException e) {
                throw new AssertionError(e);
            }
        }

        List<Long> sequences() {
            return batch().getEntries().stream().map(UplinkEntry::getSequence).toList();
        }
    }

    final List<Publication> publications = new CopyOnWriteArrayList<>();
    volatile boolean connected = true;
    volatile boolean closed;

    /** How the next messages are answered; a future that is not complete leaves it open. */
    volatile Supplier<CompletableFuture<Acknowledgement>> answers = CompletableFuture::new;

    /** Messages with sequence numbers that are answered otherwise than the others. */
    volatile Predicate<List<Long>> poisoned = sequences -> false;

    volatile Supplier<CompletableFuture<Acknowledgement>> answersToThePoisoned =
            () -> CompletableFuture.completedFuture(NOT_AUTHORIZED);

    void answerWith(Acknowledgement acknowledgement) {
        answers = () -> CompletableFuture.completedFuture(acknowledgement);
    }

    Publication last() {
        return publications.get(publications.size() - 1);
    }

    /** Every sequence number that was published, as often as it was. */
    List<Long> publishedSequences() {
        List<Long> all = new ArrayList<>();
        publications.forEach(publication -> all.addAll(publication.sequences()));
        return all;
    }

    @Override
    public void start() {}

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public CompletableFuture<Acknowledgement> publish(String topic, byte[] payload) {
        if (closed) {
            throw new IllegalStateException("published after close");
        }
        Publication publication = new Publication(topic, payload, new CompletableFuture<>());
        CompletableFuture<Acknowledgement> answer =
                poisoned.test(publication.sequences()) ? answersToThePoisoned.get() : answers.get();
        publications.add(new Publication(topic, payload, answer));
        return answer;
    }

    @Override
    public void close() {
        closed = true;
    }
}
