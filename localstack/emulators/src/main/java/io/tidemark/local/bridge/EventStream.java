package io.tidemark.local.bridge;

import java.util.List;

/** The stream that the rule's Kinesis action names. */
interface EventStream {

    /**
     * Puts records.
     *
     * @param records in order
     * @return for each record whether the stream took it, in the same order
     */
    List<Boolean> put(List<BridgedRecord> records);
}
