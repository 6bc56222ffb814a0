package io.tidemark.edge.ingest;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The subscription, and how far what was received over it has been read from the ingest log.
 *
 * @param number tells subscriptions of one source apart, from 0
 * @param position number of the last message read; 0 before the first
 * @param listeningMillis listening time up to which has been read
 * @param lost messages that were missing in the log, since the gateway was installed
 */
public record SubscriptionSplit(int number, long position, long listeningMillis, long lost)
        implements SourceSplit {

    /** A subscription of which nothing has been read. */
    static SubscriptionSplit unread(int number) {
        return new SubscriptionSplit(number, 0, 0, 0);
    }

    @Override
    public String splitId() {
        return "subscription-" + number;
    }
}
