package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.simulate.fleet.Ending;
import io.tidemark.commandline.simulate.fleet.FleetPlan;
import io.tidemark.commandline.simulate.fleet.FleetSensor;
import io.tidemark.commandline.simulate.fleet.Pump;
import io.tidemark.commandline.simulate.fleet.PumpLife;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailurePredictor;
import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.MachineStep;
import io.tidemark.models.failure.TrainingProgress;
import io.tidemark.models.failure.TrainingSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The demo's story without a gateway and a cloud: what the models learn, and how far they err. */
final class FleetLearning {

    private static final Instant NOW = Instant.parse("2026-05-05T10:20:00Z");
    private static final List<String> SENSORS =
            Arrays.stream(FleetSensor.values()).map(FleetSensor::text).toList();

    private FleetLearning() {}

    /** The errors of the demo with these seeds, a line each. */
    public static void main(String[] seeds) {
        for (String seed : seeds) {
            PredictionError error = error(Long.parseLong(seed));
            System.out.printf(
                    Locale.ROOT,
                    "seed %s: mean life %.1f h, model 1 %.1f h, model 2 %.1f h, ratio %.2f%n",
                    seed,
                    error.planned(),
                    error.before(),
                    error.after(),
                    error.after() / error.before());
            error.pumps().forEach(System.out::println);
        }
    }

    static PredictionError error(long seed) {
        FleetStory story = FleetStory.of(seed, NOW);
        List<Pump> pilot = learntFrom(story.pilot());
        List<Pump> all = Stream.concat(pilot.stream(), learntFrom(story.fleet()).stream()).toList();
        Map<String, TrueLife> lives = TrueLife.of(story.after());
        return PredictionError.of(
                lives,
                foreseen(train("1", pilot), story.before()),
                foreseen(train("2", all), story.after()),
                TrueLife.meanHours(TrueLife.of(story.pilot())));
    }

    private static List<Pump> learntFrom(FleetPlan plan) {
        return plan.pumps().stream().filter(pump -> !HeldOut.forEver(pump)).toList();
    }

    private static FailureModel train(String version, List<Pump> pumps) {
        TrainingSettings settings =
                TrainingSettings.time("pump", version, FleetStory.STEP.toMillis())
                        .withOperatingConditions(Set.of(FleetSensor.LOAD.text()));
        List<MachineHistory> histories = pumps.stream().map(FleetLearning::history).toList();
        return new FailureTrainer(settings).train(SENSORS, histories, TrainingProgress.SILENT);
    }

    private static MachineHistory history(Pump pump) {
        return new MachineHistory(
                pump.site() + "/" + pump.machine(),
                steps(pump),
                pump.ending() == Ending.FAILURE,
                PumpLife.end(pump, FleetStory.INTERVAL).toEpochMilli());
    }

    private static List<Foreseen> foreseen(FailureModel model, FleetPlan plan) {
        List<Foreseen> foreseen = new ArrayList<>();
        for (Pump pump : plan.pumps()) {
            FailurePredictor predictor = FailurePredictor.create(model, SENSORS);
            for (MachineStep step : steps(pump)) {
                Instant at = Instant.ofEpochMilli(step.endMillis());
                predictor
                        .step(step)
                        .ifPresent(
                                said ->
                                        foreseen.add(
                                                new Foreseen(
                                                        pump.machine(),
                                                        at,
                                                        said.remainingLife() / 3_600)));
            }
        }
        return foreseen;
    }

    /** Means over the steps that ended before the pump did. */
    private static List<MachineStep> steps(Pump pump) {
        PumpLife life = new PumpLife(pump, FleetStory.INTERVAL);
        long stepMillis = FleetStory.STEP.toMillis();
        long perStep = stepMillis / FleetStory.INTERVAL.toMillis();
        List<MachineStep> steps = new ArrayList<>();
        double[] sums = new double[SENSORS.size()];
        while (life.hasNext()) {
            double[] values = life.next().values();
            Arrays.setAll(values, sensor -> values[sensor] / perStep);
            for (int sensor = 0; sensor < sums.length; sensor++) {
                sums[sensor] += values[sensor];
            }
            if (life.lived() % perStep == 0) {
                steps.add(new MachineStep(life.now().toEpochMilli(), sums));
                sums = new double[SENSORS.size()];
            }
        }
        return steps;
    }
}
