package io.tidemark.trainer.training;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.models.failure.HeldOutScore;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.TrainingProgress;
import io.tidemark.models.failure.TrainingSettings;
import io.tidemark.trainer.lake.RegistryRow.Decision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trains a model and compares it with another on machines that neither may have learnt from. */
public final class ModelTraining {

    private static final int FEWEST_MACHINES = 2;

    private final TrainingSet set;

    /**
     * @throws TooLittleDataException if there are too few failures to learn from
     */
    public ModelTraining(TrainingSet set) {
        this.set = set;
        requireFailures();
    }

    private void requireFailures() {
        List<MachineHistory> failed =
                set.learning().stream().filter(MachineHistory::failed).toList();
        long machines = failed.stream().map(MachineHistory::machine).distinct().count();
        long heldOut = set.heldOut().stream().filter(MachineHistory::failed).count();
        if (failed.size() < FailureTrainer.FEWEST_FAILURES || machines < FEWEST_MACHINES) {
            throw new TooLittleDataException(
                    "there are %d failures of %d machines to learn from, and %d of machines that are held out; needed are %d failures to learn from, of at least %d machines"
                            .formatted(
                                    failed.size(),
                                    machines,
                                    heldOut,
                                    FailureTrainer.FEWEST_FAILURES,
                                    FEWEST_MACHINES));
        }
    }

    /** Trains on the machines that may be learnt from. */
    public FailureModel train(TrainingSettings settings, TrainingProgress progress) {
        return new FailureTrainer(settings).train(set.sensors(), set.learning(), progress);
    }

    /**
     * Compares on the held-out machines.
     *
     * @param inService the model that is to be beaten; null if there is none
     */
    public Comparison compare(FailureModel model, FailureModel inService) {
        Map<String, Double> metrics = new TreeMap<>();
        put(metrics, "cross_validated_rmse", model.metrics().get("rootMeanSquareError"));
        put(metrics, "cross_validated_coverage", model.metrics().get("intervalCoverage"));
        put(metrics, "lives", model.metrics().get("machines"));
        put(metrics, "failures", model.metrics().get("failures"));
        double cap = inService == null ? model.cap() : Math.min(model.cap(), inService.cap());
        HeldOutScore score = HeldOutScore.of(model, set.sensors(), set.heldOut(), cap);
        put(metrics, "held_out_machines", (double) score.machines());
        put(metrics, "held_out_moments", (double) score.moments());
        put(metrics, "held_out_", score);
        if (inService == null) {
            return new Comparison(Decision.FIRST, metrics);
        }
        HeldOutScore other = HeldOutScore.of(inService, set.sensors(), set.heldOut(), cap);
        put(metrics, "incumbent_held_out_", other);
        // Also worse if there is nothing to compare on: whatever is not shown is not promoted.
        boolean better = score.rootMeanSquareError() < other.rootMeanSquareError();
        return new Comparison(better ? Decision.BETTER : Decision.WORSE, metrics);
    }

    private static void put(Map<String, Double> metrics, String prefix, HeldOutScore score) {
        put(metrics, prefix + "rmse", score.rootMeanSquareError());
        put(metrics, prefix + "nasa_score", score.nasaScore());
        put(metrics, prefix + "coverage", score.coverage());
        put(metrics, prefix + "mean_width", score.meanWidth());
        put(metrics, prefix + "brier_score", score.brierScore());
    }

    private static void put(Map<String, Double> metrics, String name, Double value) {
        if (value != null && !value.isNaN()) {
            metrics.put(name, value);
        }
    }

    /**
     * How a model compared.
     *
     * @param decision what follows
     * @param metrics by name; spans in seconds
     */
    public record Comparison(Decision decision, Map<String, Double> metrics) {}
}
