package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Learns from machines that failed when others like them will. The same histories, settings and
 * seed give the same model to the last byte.
 *
 * <p>The remaining life, cut off at the cap, is told by gradient boosted trees, the mean of several
 * that differ in their random choices. A machine that still runs tells what its sensors look like,
 * and that it lasted: its steps count as far as what they are to teach is known, a life beyond the
 * cap or a horizon without failure. Interval and probability are calibrated by cross-validation
 * over whole machines.
 */
public final class FailureTrainer {

    /** Version of the features that it trains on, and that predictors of this release compute. */
    public static final int FEATURE_VERSION = FeatureExtractor.FEATURE_VERSION;

    /** Failures that it takes at least. */
    public static final int FEWEST_FAILURES = 10;

    private static final int FOLDS = 5;
    private static final int BAGS = 3;
    private static final int TREES = 180;
    private static final String PARAMETERS =
            "objective=regression learning_rate=0.05 num_leaves=16 min_data_in_leaf=30"
                    + " feature_fraction=0.3 bagging_fraction=0.5 bagging_freq=1 lambda_l2=5"
                    + " num_threads=1 deterministic=true force_col_wise=true verbosity=-1 seed=";

    private final TrainingSettings settings;
    private final int bagCount;
    private final double cap;

    /**
     * @param settings what the model is to foresee
     */
    public FailureTrainer(TrainingSettings settings) {
        this(settings, BAGS);
    }

    /**
     * @param bagCount how many regressions the model is the mean of
     */
    FailureTrainer(TrainingSettings settings, int bagCount) {
        this.settings = settings;
        this.bagCount = bagCount;
        this.cap = settings.stepsOf(settings.cap());
    }

    /**
     * Trains a model, with its interval and probability calibrated by cross-validation over whole
     * machines. Takes half a minute or so for a hundred machines of 200 steps and 20 sensors.
     *
     * @param sensors names, in the order of the steps' means; each once
     * @param machines at least ten of which failed; lives of one machine have its name and are held
     *     out together
     * @param progress told after each part of the work
     * @throws IllegalArgumentException if the histories cannot be learnt from; says why
     */
    public FailureModel train(
            List<String> sensors, List<MachineHistory> machines, TrainingProgress progress) {
        requireFailures(machines);
        SensorChoice choice = SensorChoice.of(sensors, machines, settings.operatingConditions());
        List<TrainingMachine> all = training(machines, choice);
        TrainingRows rows = new TrainingRows(all, cap);
        Random random = new Random(settings.seed());
        MachineFolds folds = MachineFolds.of(all, FOLDS, random);
        List<List<HeldOutPrediction>> heldOut = new ArrayList<>();
        for (int fold = 0; fold < folds.count(); fold++) {
            heldOut.add(holdOut(folds, fold, rows, choice, random));
            progress.advanced(fold + 1, folds.count() + 1);
        }
        Learnt learnt = learn(all, rows, choice, random);
        HeldOutMetrics metrics = new HeldOutMetrics(heldOut, settings);
        Calibration calibration = metrics.calibration();
        progress.advanced(folds.count() + 1, folds.count() + 1);
        ModelHeader header =
                new ModelHeader(
                        settings,
                        choice.names(),
                        metrics.byName(machines.size(), failures(machines)));
        return new FailureModel(header, learnt.extractor, learnt.bags, calibration);
    }

    private static long failures(List<MachineHistory> machines) {
        return machines.stream().filter(MachineHistory::failed).count();
    }

    private static void requireFailures(List<MachineHistory> machines) {
        long failures = failures(machines);
        if (failures < FEWEST_FAILURES) {
            throw new IllegalArgumentException(
                    failures
                            + " of "
                            + machines.size()
                            + " machines failed, expected at least "
                            + FEWEST_FAILURES
                            + " to learn from");
        }
    }

    private List<TrainingMachine> training(List<MachineHistory> machines, SensorChoice choice) {
        List<TrainingMachine> training =
                machines.stream()
                        .map(
                                machine ->
                                        new TrainingMachine(
                                                machine, choice.sensorOf(), settings.stepMillis()))
                        .filter(machine -> machine.size() > 0)
                        .collect(Collectors.toList());
        if (training.isEmpty()) {
            throw new IllegalArgumentException(
                    "no machine ran for a whole step of " + settings.stepMillis() + " ms");
        }
        return training;
    }

    private List<HeldOutPrediction> holdOut(
            MachineFolds folds, int fold, TrainingRows rows, SensorChoice choice, Random random) {
        List<HeldOutPrediction> heldOut = new ArrayList<>();
        Learnt learnt = learn(folds.others(fold), rows, choice, random);
        for (TrainingRows.Example example :
                rows.examples(folds.part(fold), learnt.extractor, false)) {
            heldOut.add(
                    new HeldOutPrediction(
                            folds.machineOf(example.machine),
                            FailureModel.mean(learnt.bags, example.features, cap),
                            example.stepsToEnd,
                            example.machine.failed(),
                            example.step + 1));
        }
        return heldOut;
    }

    private Learnt learn(
            List<TrainingMachine> machines, TrainingRows rows, SensorChoice choice, Random random) {
        FeatureExtractor extractor =
                FeatureExtractor.fit(machines, choice.signals(), choice.conditions(), cap);
        List<TrainingRows.Example> examples = rows.examples(machines, extractor, true);
        List<BoostedTrees> bags = new ArrayList<>();
        for (int bag = 0; bag < bagCount; bag++) {
            String parameters = PARAMETERS + random.nextInt(Integer.MAX_VALUE);
            bags.add(rows.train(examples, extractor.features(), parameters, TREES));
        }
        return new Learnt(extractor, bags);
    }

    /** What some machines taught. */
    private static final class Learnt {

        private final FeatureExtractor extractor;
        private final List<BoostedTrees> bags;

        private Learnt(FeatureExtractor extractor, List<BoostedTrees> bags) {
            this.extractor = extractor;
            this.bags = bags;
        }
    }
}
