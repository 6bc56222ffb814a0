package io.tidemark.models.failure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Follows one machine and predicts when it fails. Steps may be shorter than the model's, such as
 * windows of five seconds for a model of hours: they are averaged until a step of the model is
 * full. What it says depends on the model and the steps, to the last bit, with or without snapshots
 * in between.
 *
 * <p>Not thread-safe.
 */
public final class FailurePredictor {

    private final FailureModel model;
    private final int sensors;

    /** Index among the machine's sensors of each of the model's, -1 for one that it has not. */
    private final int[] sensorOf;

    private final MachineMemory memory;

    private FailurePredictor(FailureModel model, List<String> sensors, MachineMemory memory) {
        this.model = model;
        this.sensors = sensors.size();
        this.sensorOf = model.sensors().stream().mapToInt(sensors::indexOf).toArray();
        this.memory = memory;
    }

    /**
     * A predictor for a machine that is new, or was just repaired.
     *
     * @param model what was learnt
     * @param sensors names of the machine's sensors, in the order of its steps' means; sensors that
     *     the model does not know are passed over, those that it misses count as missing values
     */
    public static FailurePredictor create(FailureModel model, List<String> sensors) {
        return new FailurePredictor(
                model, sensors, new MachineMemory(model.sensors().size(), model.stepMillis()));
    }

    /**
     * The predictor as it was when it gave the snapshot. The snapshot holds what was measured, not
     * what a model made of it: a model with the same sensors, step length and feature version as
     * the one that the snapshot was taken with goes on from it. The machine's own sensors may be
     * others than then.
     *
     * @throws IllegalArgumentException if the snapshot is damaged, or of a model with other
     *     sensors, step length or feature version
     */
    public static FailurePredictor restore(
            FailureModel model, List<String> sensors, byte[] snapshot) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(snapshot);
        DataInputStream in = new DataInputStream(bytes);
        try {
            int version = in.readInt();
            DamagedModelException.require(
                    version, model.featureVersion(), model.featureVersion(), "feature version");
            for (String sensor : model.sensors()) {
                String found = in.readUTF();
                if (!found.equals(sensor)) {
                    throw new DamagedModelException("sensor " + found + ", expected " + sensor);
                }
            }
            MachineMemory memory =
                    MachineMemory.read(in, model.sensors().size(), model.stepMillis());
            DamagedModelException.require(in.available(), 0, 0, "bytes after the end");
            return new FailurePredictor(model, sensors, memory);
        } catch (DamagedModelException | IOException e) {
            throw new IllegalArgumentException(
                    snapshot.length
                            + " bytes are no state of a machine for model "
                            + model.name()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Names of the sensors that the model looks at and the machine does not have. */
    public static List<String> missing(FailureModel model, List<String> sensors) {
        return model.sensors().stream()
                .filter(sensor -> !sensors.contains(sensor))
                .collect(Collectors.toUnmodifiableList());
    }

    /**
     * Takes in a step.
     *
     * @param step one that ends no later than the one before is passed over
     * @return a prediction if the step completed one of the model's; it is about the end of that
     *     step of the model
     * @throws IllegalArgumentException if the step has not as many means as there are sensors
     */
    public Optional<Prediction> step(MachineStep step) {
        return take(step) ? latest() : Optional.empty();
    }

    /**
     * As {@link #step}, without predicting.
     *
     * @return whether a step of the model is full now, so that {@link #latest} says something new
     */
    public boolean take(MachineStep step) {
        if (step.means().length != sensors) {
            throw new IllegalArgumentException(
                    "a step has "
                            + step.means().length
                            + " means, expected one for each of "
                            + sensors
                            + " sensors");
        }
        return memory.add(step.endMillis(), TrainingMachine.select(step.means(), sensorOf));
    }

    /** What the model says after the newest full step; empty before the first. */
    public Optional<Prediction> latest() {
        return memory.latestSteps() == 0 ? Optional.empty() : Optional.of(model.predict(memory));
    }

    /** Everything that it knows of the machine; at most some kilobytes for each sensor. */
    public byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeInt(model.featureVersion());
            for (String sensor : model.sensors()) {
                out.writeUTF(sensor);
            }
            memory.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
