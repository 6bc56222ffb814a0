package io.tidemark.edge.uplink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The messages that are published and not answered. Used by one thread. */
final class InFlight {

    /**
     * What became of a message.
     *
     * @param message the message
     * @param acknowledgement the server's answer; null if there was none
     * @param failure why there was no answer; null if there was one
     */
    record Settled(UplinkMessage message, Acknowledgement acknowledgement, Throwable failure) {

        boolean accepted() {
            return acknowledgement != null && acknowledgement.accepted();
        }

        /** Why the message does not count as delivered. */
        String complaint() {
            return failure == null
                    ? "refused with " + acknowledgement
                    : "not acknowledged: " + failure.getMessage();
        }
    }

    private final UplinkClient client;
    private final String topic;
    private final BlockingQueue<Settled> settled = new LinkedBlockingQueue<>();
    private int size;

    InFlight(UplinkClient client, String topic) {
        this.client = client;
        this.topic = topic;
    }

    int size() {
        return size;
    }

    void publish(UplinkMessage message) {
        size++;
        client.publish(topic, message.payload())
                .whenComplete(
                        (acknowledgement, failure) ->
                                settled.add(new Settled(message, acknowledgement, failure)));
    }

    /** The messages that were settled since the last call; waits for one, if there is none yet. */
    List<Settled> settled(Duration patience) throws InterruptedException {
        List<Settled> all = new ArrayList<>();
        Settled first = settled.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            all.add(first);
            settled.drainTo(all);
        }
        size -= all.size();
        return all;
    }
}
