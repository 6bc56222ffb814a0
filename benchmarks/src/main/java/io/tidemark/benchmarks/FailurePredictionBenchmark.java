package io.tidemark.benchmarks;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailurePredictor;
import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.MachineStep;
import io.tidemark.models.failure.Prediction;
import io.tidemark.models.failure.TrainingProgress;
import io.tidemark.models.failure.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What foreseeing a failure costs for each machine of 24 sensors, all of which the model looks at,
 * on one core.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FailurePredictionBenchmark {

    private static final int SENSORS = 24;
    private static final int MACHINES = 40;
    private static final List<String> NAMES =
            IntStream.range(0, SENSORS)
                    .mapToObj(sensor -> String.format("sensor-%02d", sensor))
                    .collect(Collectors.toList());

    private FailureModel model;
    private FailurePredictor predictor;
    private byte[] snapshot;
    private double[] means;
    private long cycle;

    @Setup
    public void prepare() {
        Random random = new Random(1);
        List<MachineHistory> fleet = new ArrayList<>();
        for (int machine = 0; machine < MACHINES; machine++) {
            fleet.add(new MachineHistory("press-" + machine, life(random), true));
        }
        model =
                new FailureTrainer(TrainingSettings.cycles("presses", "1"))
                        .train(NAMES, fleet, TrainingProgress.SILENT);
        predictor = FailurePredictor.create(model, NAMES);
        fleet.get(0).steps().forEach(predictor::step);
        snapshot = predictor.snapshot();
        means = fleet.get(1).steps().get(100).means();
        cycle = fleet.get(0).steps().size();
    }

    /** One step taken in: features and prediction. */
    @Benchmark
    public Optional<Prediction> predict() {
        cycle++;
        return predictor.step(new MachineStep(cycle, means));
    }

    @Benchmark
    public byte[] snapshot() {
        return predictor.snapshot();
    }

    @Benchmark
    public FailurePredictor restore() {
        return FailurePredictor.restore(model, NAMES, snapshot);
    }

    private static List<MachineStep> life(Random random) {
        int steps = 150 + random.nextInt(150);
        List<MachineStep> life = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            double wear = Math.exp((step - steps) / 40.0);
            double[] means = new double[SENSORS];
            for (int sensor = 0; sensor < SENSORS; sensor++) {
                means[sensor] = 100 + sensor * wear + random.nextGaussian();
            }
            life.add(new MachineStep(step, means));
        }
        return life;
    }
}
