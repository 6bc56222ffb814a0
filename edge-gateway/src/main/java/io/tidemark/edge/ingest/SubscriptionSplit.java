package io.tidemark.edge.ingest;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One subscription over one connection. It holds no position: the broker's persistent session is
 * the position, and what it holds moves on by acknowledgement.
 *
 * @param number tells subscriptions of one source apart, from 0
 */
public record SubscriptionSplit(int number) implements SourceSplit {

    @Override
    public String splitId() {
        return "subscription-" + number;
    }
}
