package io.tidemark.models.anomaly;

import java.io.Serializable;

/** Makes the detectors of one kind, one for each sensor. */
public interface DetectorFactory extends Serializable {

    /** Name of the kind, for example random-cut-forest. */
    String detector();

    /** Version of the algorithm and of the parameters that it does not take from outside. */
    String version();

    /**
     * A detector that has seen nothing yet.
     *
     * @param series the sensor's name, unique on the gateway; fixes whatever is random in the
     *     detector
     */
    Detector create(String series);

    /**
     * The detector as it was when it gave the snapshot; its next verdicts are the same to the last
     * bit.
     *
     * @throws IllegalArgumentException if the bytes are no snapshot of this kind of detector
     */
    Detector restore(byte[] snapshot);
}
