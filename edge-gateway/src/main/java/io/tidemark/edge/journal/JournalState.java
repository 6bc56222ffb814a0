package io.tidemark.edge.journal;

import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/** Snapshots and journals of learners in keyed state, of the key that is set. */
public final class JournalState {

    private final ValueState<byte[]> snapshots;
    private final ListState<byte[]> blocks;

    JournalState(KeyedStateStore store) {
        snapshots =
                store.getState(
                        new ValueStateDescriptor<>(
                                "snapshot", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        blocks =
                store.getListState(
                        new ListStateDescriptor<>(
                                "journal", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /** The last snapshot; null if there is none, as when all is in the journal. */
    public byte[] snapshot() throws Exception {
        return snapshots.value();
    }

    /** Lets the learner, which is as the snapshot says or new, learn what it learnt since. */
    void replay(Learner learner) throws Exception {
        for (byte[] block : blocks.get()) {
            learner.replay(block);
        }
    }

    /**
     * Writes what state does not have.
     *
     * @param whole whether as a snapshot, which ends the journal
     */
    void save(Learner learner, boolean whole) throws Exception {
        if (whole) {
            snapshots.update(learner.snapshot());
            blocks.clear();
            learner.journal.clear();
        } else if (learner.journal.pendingBytes() > 0) {
            blocks.add(learner.journal.takePending(learner.seenAtMillis()));
        }
    }

    /** Forgets what the learner was. */
    public void clear() {
        snapshots.clear();
        blocks.clear();
    }
}
