package io.tidemark.edge.prediction;

import io.tidemark.edge.journal.JournalState;
import io.tidemark.edge.journal.LearnerOperator;
import io.tidemark.edge.machine.MachineName;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.events.FailurePrediction;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Foresees when machines fail, by the windows of their sensors and the model in service, and tells
 * it at intervals of event time. Nothing is learnt while no model is in service. With a model that
 * cannot go on from what is known of a machine, the machine is observed anew.
 *
 * <p>With the same model a replay foresees the same. With another it may not, but under the ids of
 * what was said before, so that whoever refuses a second id keeps the first.
 */
public final class PredictFailure
        extends LearnerOperator<MachineWindow, FailurePrediction, LivePredictor> {

    private static final long serialVersionUID = 1L;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final long MEMORY_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(PredictFailure.class);

    private final String gateway;
    private final PredictionConfig config;
    private final Duration lookAgain;

    private transient ModelShelf shelf;
    private transient long lookedAtNanos;
    private transient ValueState<PredictedMachine> machines;

    /** Has the sensors of a machine that is not in state. */
    private transient MachineWindow windowNow;

    /**
     * @param config with a model
     */
    public PredictFailure(String gateway, PredictionConfig config) {
        this(gateway, config, LOOK_AGAIN);
    }

    /**
     * @param lookAgain shortest time between two looks at the model's file, wall clock
     */
    PredictFailure(String gateway, PredictionConfig config, Duration lookAgain) {
        super(MEMORY_BYTES);
        this.gateway = gateway;
        this.config = config;
        this.lookAgain = lookAgain;
    }

    @Override
    protected void openState(KeyedStateStore store) {
        machines =
                store.getState(
                        new ValueStateDescriptor<>(
                                "predicted-machine", TypeInformation.of(PredictedMachine.class)));
        shelf = new ModelShelf(config);
        shelf.open();
        lookedAtNanos = System.nanoTime();
    }

    @Override
    public void processElement(StreamRecord<MachineWindow> element) throws Exception {
        lookForAModel();
        FailureModel model = shelf.inService();
        if (model == null) {
            return;
        }
        windowNow = element.getValue();
        LivePredictor machine = learner(windowNow.machine());
        if (!machine.isFor(model, windowNow.sensors())) {
            putAside(machine);
            machines.update(machine.stateWith(windowNow.sensors()));
            machine = learner(windowNow.machine());
        }
        Optional<Prediction> prediction = machine.step(windowNow);
        long endMillis = windowNow.endMillis();
        if (prediction.isPresent()
                && machine.isTimeToSay(endMillis, config.interval().toMillis())) {
            machine.saidAt(endMillis);
            output.collect(new StreamRecord<>(message(prediction.get(), model)));
        }
        heard(machine);
    }

    /** The wall clock decides only when a file is looked at. */
    private void lookForAModel() {
        long now = System.nanoTime();
        if (now - lookedAtNanos >= lookAgain.toNanos()) {
            lookedAtNanos = now;
            shelf.look();
        }
    }

    @Override
    protected LivePredictor load(String machine, JournalState journal) throws Exception {
        FailureModel model = shelf.inService();
        if (model == null) {
            return null;
        }
        PredictedMachine before = machines.value();
        if (before == null) {
            return new LivePredictor(machine, model, windowNow.sensors(), null);
        }
        LivePredictor predictor = restored(machine, model, before.sensors(), journal);
        predictor.restored(before);
        return predictor;
    }

    private static LivePredictor restored(
            String machine, FailureModel model, String[] sensors, JournalState journal)
            throws Exception {
        try {
            return new LivePredictor(machine, model, sensors, journal.snapshot());
        } catch (IllegalArgumentException e) {
            LOG.info("{} is observed anew: {}", machine, e.getMessage());
            journal.clear();
            return new LivePredictor(machine, model, sensors, null);
        }
    }

    @Override
    protected void save(LivePredictor machine) throws Exception {
        machines.update(machine.state());
    }

    @Override
    protected void forget(LivePredictor machine) {
        machines.clear();
    }

    private FailurePrediction message(Prediction prediction, FailureModel model) {
        MachineName name = MachineName.of(windowNow.machine());
        return FailurePrediction.newBuilder()
                .setGateway(gateway)
                .setSite(name.site())
                .setMachine(name.machine())
                .setEventTime(Instant.ofEpochMilli(windowNow.endMillis()))
                .setRemainingLife(prediction.remainingLife())
                .setRemainingLifeLower(prediction.lower())
                .setRemainingLifeUpper(prediction.upper())
                .setCoverage(model.coverage())
                .setFailureProbability(prediction.failureProbability())
                .setHorizonMillis(Math.round(model.horizon() * 1_000))
                .setModel(model.name())
                .setModelVersion(model.version())
                .setFeatureVersion(model.featureVersion())
                .build();
    }
}
