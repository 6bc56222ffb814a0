package io.tidemark.commandline.simulate.fleet;

/** How what is heard of a pump ends. */
public enum Ending {
    FAILURE,
    /** Taken out and repaired before it failed. */
    REPAIR,
    /** It still runs when the simulation is over. */
    NONE
}
