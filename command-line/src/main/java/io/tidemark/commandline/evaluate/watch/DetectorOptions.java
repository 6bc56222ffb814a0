package io.tidemark.commandline.evaluate.watch;

import io.tidemark.models.anomaly.DetectorFactory;
import picocli.CommandLine.Option;

/** Which detector judges a recording. */
public final class DetectorOptions {

    @Option(
            names = "--detector",
            defaultValue = "random-cut-forest",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private DetectorKind detector;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of what is random in the detector; default ${DEFAULT-VALUE}.")
    private long seed;

    /** Whether none is to judge. */
    public boolean none() {
        return detector == DetectorKind.NONE;
    }

    /** Its name, as it was chosen. */
    public String detector() {
        return detector.toString();
    }

    public long seed() {
        return seed;
    }

    /** What makes the detectors. */
    public DetectorFactory factory() {
        return detector.factory(seed);
    }
}
