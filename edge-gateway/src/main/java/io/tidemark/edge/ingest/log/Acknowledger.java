package io.tidemark.edge.ingest.log;

/** The connection that messages came over. */
public interface Acknowledger {

    /**
     * Tells the sender that the messages are safe here, in this order. Does nothing if the
     * connection has ended.
     *
     * @param packetIds as the sender numbered them
     * @param count how many of the array count
     */
    void acknowledge(int[] packetIds, int count);
}
