package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps that a regression learns from: some of each machine's, so that long lives cost no more
 * than short ones, and the long stretch beyond the cap weighs no more than the wear before the end.
 */
final class TrainingRows {

    private static final int ENOUGH_NEAR = 8_000;
    private static final int ENOUGH_FAR = 4_000;

    private final double cap;
    private final int nearStride;
    private final int farStride;
    private final float farWeight;

    /**
     * @param machines of the training
     * @param cap longest remaining life told apart, steps
     */
    TrainingRows(List<TrainingMachine> machines, double cap) {
        this.cap = cap;
        long near = 0;
        long far = 0;
        for (TrainingMachine machine : machines) {
            for (int step = 0; step < machine.size(); step++) {
                boolean beyond = machine.stepsToEnd(step) >= cap;
                far += beyond ? 1 : 0;
                near += beyond ? 0 : 1;
            }
        }
        nearStride = (int) (1 + near / ENOUGH_NEAR);
        farStride = (int) (1 + far / ENOUGH_FAR);
        double balance = far > near ? (double) near / far : 1;
        farWeight = (float) Math.max(1e-6, balance * farStride / nearStride);
    }

    /** Whether a step of a machine is among them. */
    boolean chosen(TrainingMachine machine, int step) {
        int stride = machine.stepsToEnd(step) >= cap ? farStride : nearStride;
        return (machine.size() - 1 - step) % stride == 0;
    }

    /** Trains one regression of the remaining life in steps, cut off at the cap. */
    BoostedTrees train(List<Example> examples, int features, String parameters, int trees) {
        double[] rows = new double[examples.size() * features];
        float[] labels = new float[examples.size()];
        float[] weights = new float[examples.size()];
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            System.arraycopy(example.features, 0, rows, i * features, features);
            labels[i] = (float) Math.min(cap, example.stepsToEnd);
            weights[i] = example.stepsToEnd >= cap ? farWeight : 1;
        }
        return LightGbm.train(rows, features, labels, weights, parameters, trees);
    }

    /**
     * The chosen steps of machines with their features.
     *
     * @param onlyKnown whether to leave out those whose remaining life is not known
     */
    List<Example> examples(
            List<TrainingMachine> machines, FeatureExtractor extractor, boolean onlyKnown) {
        List<Example> examples = new ArrayList<>();
        for (TrainingMachine machine : machines) {
            machine.replay(
                    (memory, step) -> {
                        boolean useful = !onlyKnown || machine.known(step, cap);
                        if (useful && chosen(machine, step)) {
                            examples.add(
                                    new Example(
                                            machine,
                                            step,
                                            machine.stepsToEnd(step),
                                            extractor.extract(memory)));
                        }
                    });
        }
        return examples;
    }

    /** One step of a machine. */
    static final class Example {

        final TrainingMachine machine;
        final int step;
        final double stepsToEnd;
        final double[] features;

        Example(TrainingMachine machine, int step, double stepsToEnd, double[] features) {
            this.machine = machine;
            this.step = step;
            this.stepsToEnd = stepsToEnd;
            this.features = features;
        }
    }
}
