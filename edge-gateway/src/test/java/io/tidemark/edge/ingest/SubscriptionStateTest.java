package io.tidemark.edge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the source keeps in a checkpoint. */
class SubscriptionStateTest {

    private final SubscriptionSplitSerializer splits = new SubscriptionSplitSerializer();
    private final UnassignedSubscriptionsSerializer unassigned =
            new UnassignedSubscriptionsSerializer();

    @Test
    void readsBackWhatItWrote() throws IOException {
        SubscriptionSplit split = new SubscriptionSplit(7);
        UnassignedSubscriptions none = new UnassignedSubscriptions(List.of());
        UnassignedSubscriptions two =
                new UnassignedSubscriptions(List.of(split, new SubscriptionSplit(0)));

        assertThat(splits.deserialize(1, splits.serialize(split))).isEqualTo(split);
        assertThat(unassigned.deserialize(1, unassigned.serialize(none))).isEqualTo(none);
        assertThat(unassigned.deserialize(1, unassigned.serialize(two))).isEqualTo(two);
    }

    @Test
    void readsTheBytesOfVersionOne() throws IOException {
        assertThat(splits.deserialize(1, new byte[] {0, 0, 1, 2}))
                .isEqualTo(new SubscriptionSplit(258));
    }

    @Test
    void refusesBytesOfAnotherVersion() {
        assertThatThrownBy(() -> splits.deserialize(2, new byte[4]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found version 2");
        assertThatThrownBy(() -> unassigned.deserialize(1, new byte[3]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("with 3");
    }
}
