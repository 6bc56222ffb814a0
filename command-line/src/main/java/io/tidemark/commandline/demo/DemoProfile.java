package io.tidemark.commandline.demo;

/** What a demo is about. */
enum DemoProfile {
    /** A real machine that failed. */
    MACHINE,
    /** A simulated fleet that a model is learnt from, and given back to. */
    FLEET
}
