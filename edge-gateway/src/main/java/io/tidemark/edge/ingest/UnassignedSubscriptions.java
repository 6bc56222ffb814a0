package io.tidemark.edge.ingest;

import java.util.List;

/**
 * State of the enumerator.
 *
 * @param splits subscriptions that no reader has
 */
public record UnassignedSubscriptions(List<SubscriptionSplit> splits) {

    public UnassignedSubscriptions {
        splits = List.copyOf(splits);
    }
}
