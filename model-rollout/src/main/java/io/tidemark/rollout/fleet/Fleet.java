package io.tidemark.rollout.fleet;

import java.util.SortedSet;

/** The gateways of a thing group. Thread-safe. */
public interface Fleet {

    /** Name of the thing group. */
    String thingGroup();

    /** The things that are in the group now. */
    SortedSet<String> gateways();

    /** The gateway's shadow; {@link GatewayShadow#NONE} if it has none. */
    GatewayShadow shadow(String gateway);

    /**
     * Tells a gateway, unless its shadow has changed since it was read.
     *
     * @param desired null to leave everything as it is
     * @param read version of the shadow that was read; null if there was none
     * @return whether it was told
     */
    boolean tell(String gateway, Long read, DesiredModel desired);
}
