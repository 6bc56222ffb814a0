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
        SubscriptionSplit split = new SubscriptionSplit(7, 1L << 40, 86_400_000, 3);
        UnassignedSubscriptions none = new UnassignedSubscriptions(List.of());
        UnassignedSubscriptions two =
                new UnassignedSubscriptions(List.of(split, SubscriptionSplit.unread(0)));

        assertThat(splits.deserialize(2, splits.serialize(split))).isEqualTo(split);
        assertThat(unassigned.deserialize(2, unassigned.serialize(none))).isEqualTo(none);
        assertThat(unassigned.deserialize(2, unassigned.serialize(two))).isEqualTo(two);
    }

    @Test
    void readsTheBytesOfVersionOneAsUnread() throws IOException {
        assertThat(splits.deserialize(1, new byte[] {0, 0, 1, 2}))
                .isEqualTo(new SubscriptionSplit(258, 0, 0, 0));
        assertThat(unassigned.deserialize(1, new byte[] {0, 0, 0, 1, 0, 0, 0, 2}).splits())
                .containsExactly(SubscriptionSplit.unread(1), SubscriptionSplit.unread(2));
    }

    @Test
    void readsTheBytesOfVersionTwo() throws IOException {
        byte[] bytes = new byte[28];
        bytes[3] = 1;
        bytes[11] = 2;
        bytes[19] = 3;
        bytes[27] = 4;

        assertThat(splits.deserialize(2, bytes)).isEqualTo(new SubscriptionSplit(1, 2, 3, 4));
    }

    @Test
    void refusesBytesOfAnotherVersion() {
        assertThatThrownBy(() -> splits.deserialize(3, new byte[4]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found version 3");
        assertThatThrownBy(() -> unassigned.deserialize(1, new byte[3]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found 3 in all");
    }
}
