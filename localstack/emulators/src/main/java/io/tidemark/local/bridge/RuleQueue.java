package io.tidemark.local.bridge;

import java.util.List;

/** The queue that the rule fills. What is received and not deleted comes again after a minute. */
interface RuleQueue {

    /** At most ten messages; none if none came for a second. */
    List<BridgedMessage> receive();

    /** Deletes messages for good. */
    void delete(List<BridgedMessage> messages);

    /** Gives messages back, to come again at once. */
    void release(List<BridgedMessage> messages);
}
