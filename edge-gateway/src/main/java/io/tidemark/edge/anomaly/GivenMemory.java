package io.tidemark.edge.anomaly;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/** What forests are taken for that were given out in all, across restarts. */
public final class GivenMemory {

    private final ListState<Long> saved;
    private long bytes;

    public GivenMemory(OperatorStateStore store) throws Exception {
        saved = store.getListState(new ListStateDescriptor<>("given-memory", Types.LONG));
        for (long part : saved.get()) {
            bytes += part;
        }
    }

    public long bytes() {
        return bytes;
    }

    /** Notes that what one has takes another size; 0 for nothing. */
    public void changed(long bytesBefore, long bytesNow) {
        bytes += bytesNow - bytesBefore;
    }

    public void save() throws Exception {
        saved.update(List.of(bytes));
    }
}
