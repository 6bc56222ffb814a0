package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What was learnt of the machines of one kind. Immutable, and safe to share between threads. */
public final class FailureModel {

    private static final int MOST_BAGS = 1_000;

    private final ModelHeader header;
    private final FeatureExtractor features;
    private final List<BoostedTrees> bags;
    private final Calibration calibration;

    FailureModel(
            ModelHeader header,
            FeatureExtractor features,
            List<BoostedTrees> bags,
            Calibration calibration) {
        this.header = header;
        this.features = features;
        this.bags = List.copyOf(bags);
        this.calibration = calibration;
    }

    /** Name of the model. */
    public String name() {
        return header.name;
    }

    /** Version of the model. */
    public String version() {
        return header.version;
    }

    /** Version of the features that it was trained on. */
    public int featureVersion() {
        return header.featureVersion;
    }

    /** Names of the sensors that it looks at, sorted. */
    public List<String> sensors() {
        return header.sensors;
    }

    /** Length of a step, milliseconds; 0 if the model counts in cycles. */
    public long stepMillis() {
        return header.stepMillis;
    }

    /** Longest remaining life that it tells apart, in its unit: cycles, or seconds. */
    public double cap() {
        return header.cap;
    }

    /** Span ahead that the failure probability is about, in its unit. */
    public double horizon() {
        return header.horizon;
    }

    /** Share of intervals that hold the truth, as calibrated. */
    public double coverage() {
        return header.coverage;
    }

    /**
     * Numbers by name: machines and failures of the training, and rootMeanSquareError, which
     * cross-validation over whole machines measured, in the model's unit.
     */
    public Map<String, Double> metrics() {
        return header.metrics;
    }

    ModelHeader header() {
        return header;
    }

    /**
     * @param memory with at least one full step, of the model's sensors and step length
     */
    Prediction predict(MachineMemory memory) {
        double cap = header.stepsOf(header.cap);
        double remaining = mean(bags, features.extract(memory), cap);
        Prediction steps = calibration.predict(remaining);
        double unit = header.unitsPerStep();
        return new Prediction(
                steps.remainingLife() * unit,
                steps.lower() * unit,
                steps.upper() * unit,
                steps.failureProbability());
    }

    /** Mean of what each says, 0 to the cap. */
    static double mean(List<BoostedTrees> bags, double[] features, double cap) {
        double sum = 0;
        for (BoostedTrees bag : bags) {
            sum += bag.predict(features);
        }
        return Math.max(0, Math.min(cap, sum / bags.size()));
    }

    void write(DataOutput out) throws IOException {
        features.write(out);
        out.writeInt(bags.size());
        for (BoostedTrees bag : bags) {
            bag.write(out);
        }
        calibration.write(out);
    }

    static FailureModel read(ModelHeader header, DataInput in)
            throws IOException, DamagedModelException {
        FeatureExtractor features = FeatureExtractor.read(in, header.sensors.size());
        BoostedTrees[] bags =
                new BoostedTrees[DamagedModelException.require(in.readInt(), 1, MOST_BAGS, "bags")];
        for (int i = 0; i < bags.length; i++) {
            bags[i] = BoostedTrees.read(in, features.features());
        }
        Calibration calibration = Calibration.read(in, header.stepsOf(header.cap));
        return new FailureModel(header, features, List.of(bags), calibration);
    }
}
