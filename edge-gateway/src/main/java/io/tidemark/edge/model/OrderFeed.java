package io.tidemark.edge.model;

import java.io.Serializable;

/** Where orders come from. */
public interface OrderFeed extends Serializable {

    /**
     * The order that holds now; null if there is none, or it is the one of the last look. The first
     * look after a start gives it again.
     */
    ModelOrder look();
}
