package io.tidemark.commandline.simulate;

/** Which devices there are. */
enum SimulationProfile {
    /** One sensor, whose readings are in a file. */
    MACHINE,
    /** Pumps that wear until they fail. */
    FLEET
}
