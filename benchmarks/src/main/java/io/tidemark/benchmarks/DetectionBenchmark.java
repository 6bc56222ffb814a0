package io.tidemark.benchmarks;

import io.tidemark.models.anomaly.DetectorFactory;
import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.IncidentSettings;
import io.tidemark.models.anomaly.MachineWatch;
import io.tidemark.models.anomaly.MachineWatchFactory;
import io.tidemark.models.anomaly.RandomCutForestFactory;
import io.tidemark.models.anomaly.RobustStatisticsFactory;
import io.tidemark.models.anomaly.Rules;
import io.tidemark.models.anomaly.SensorWatch;
import io.tidemark.models.anomaly.SensorWatchFactory;
import io.tidemark.models.anomaly.WatchSettings;
import io.tidemark.models.failure.MachineStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
 * Readings that one core judges, each scored and learnt, with rules and incidents, as a gateway
 * does; by detectors that have seen more than they remember.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DetectionBenchmark {

    private static final int SENSORS_OF_THE_MACHINE = 8;
    private static final int STEPS_LEARNT = 5_000;

    private static final Rules RULES =
            new Rules(-1_000.0, 1_000.0, 500.0, Duration.ofMinutes(10), Duration.ofMinutes(10));

    /** Ordinary readings, a power of two of them. */
    private final double[] values = new double[1 << 16];

    private SensorWatch robustStatistics;
    private SensorWatch forest;
    private SensorWatch rulesOnly;
    private MachineWatch machine;
    private int reading;

    @Setup
    public void prepare() {
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = 80 + 15 * Math.sin(2 * Math.PI * i / 3_600) + random.nextGaussian();
        }
        robustStatistics = learned(new RobustStatisticsFactory(256, 5));
        forest = learned(new RandomCutForestFactory(0, 256, 5));
        rulesOnly = learned(null);
        List<String> sensors = new ArrayList<>();
        for (int i = 0; i < SENSORS_OF_THE_MACHINE; i++) {
            sensors.add("sensor-" + i);
        }
        machine =
                new MachineWatchFactory(256, 5, IncidentSettings.DEFAULT)
                        .create("machine", sensors);
        for (int i = 0; i < STEPS_LEARNT; i++) {
            judgeStep();
        }
    }

    @Benchmark
    public Optional<IncidentChange> judgeByRobustStatistics() {
        return next(robustStatistics);
    }

    @Benchmark
    public Optional<IncidentChange> judgeByForest() {
        return next(forest);
    }

    @Benchmark
    public Optional<IncidentChange> judgeByRules() {
        return next(rulesOnly);
    }

    @Benchmark
    public Optional<IncidentChange> judgeMachine() {
        return judgeStep();
    }

    private Optional<IncidentChange> judgeStep() {
        double[] means = new double[SENSORS_OF_THE_MACHINE];
        for (int i = 0; i < means.length; i++) {
            means[i] = i * value(reading) + value(reading + 7 * i);
        }
        return machine.judge(new MachineStep(reading++ * 5_000L, means));
    }

    private Optional<IncidentChange> next(SensorWatch watch) {
        return watch.judge(reading * 1_000L, value(reading++));
    }

    private double value(int at) {
        return values[at & values.length - 1];
    }

    private SensorWatch learned(DetectorFactory detectors) {
        SensorWatch watch =
                new SensorWatchFactory(
                                new WatchSettings(detectors, RULES, IncidentSettings.DEFAULT))
                        .create("plant/machine/sensor");
        for (int i = 0; i < STEPS_LEARNT; i++) {
            next(watch);
        }
        return watch;
    }
}
