package io.tidemark.edge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionEnumeratorTest {

    private static final SubscriptionSplit SPLIT = SubscriptionSplit.unread(0);

    private final MockSplitEnumeratorContext<SubscriptionSplit> context =
            new MockSplitEnumeratorContext<>(2);
    private final SubscriptionEnumerator enumerator =
            new SubscriptionEnumerator(context, new UnassignedSubscriptions(List.of(SPLIT)));

    @AfterEach
    void closeContext() throws Exception {
        context.close();
    }

    @Test
    void givesTheSubscriptionToTheFirstReaderOnly() {
        enumerator.addReader(1);
        enumerator.addReader(0);

        assertThat(context.getSplitsAssignmentSequence())
                .extracting(SplitsAssignment::assignment)
                .containsExactly(Map.of(1, List.of(SPLIT)));
    }

    @Test
    void givesTheSubscriptionOfAFailedReaderToTheNext() {
        enumerator.addReader(0);
        enumerator.addSplitsBack(List.of(SPLIT), 0);

        enumerator.addReader(1);

        assertThat(context.getSplitsAssignmentSequence())
                .extracting(SplitsAssignment::assignment)
                .containsExactly(Map.of(0, List.of(SPLIT)), Map.of(1, List.of(SPLIT)));
    }

    @Test
    void remembersWhatNoReaderHas() {
        assertThat(enumerator.snapshotState(1).splits()).containsExactly(SPLIT);

        enumerator.addReader(0);

        assertThat(enumerator.snapshotState(2).splits()).isEmpty();
    }
}
