package io.tidemark.edge.prediction;

import io.tidemark.edge.journal.JournalState;
import io.tidemark.edge.journal.LearnerOperator;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.model.Attempt;
import io.tidemark.edge.model.ModelOrder;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.models.failure.FailureModel;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Foresees when machines fail, by the windows of their sensors and the model in service, and tells
 * it at intervals of event time. Which model that is, orders say, which are broadcast; another one
 * may run beside it, unheard. Nothing is learnt while no model is in service. With a model that
 * cannot go on from what is known of a machine, the machine is observed anew.
 *
 * <p>With the same models at the same positions a replay foresees the same. With others it may not,
 * but under the ids of what was said before, so that whoever refuses a second id keeps the first.
 * Time is that of the windows' watermarks; orders have none.
 */
public final class PredictFailure extends LearnerOperator<FailurePrediction, LivePredictor>
        implements TwoInputStreamOperator<MachineWindow, ModelOrder, FailurePrediction> {

    /** What became of models, in order. */
    public static final OutputTag<ModelEvaluation> EVALUATIONS =
            new OutputTag<>("model-evaluations", TypeInformation.of(ModelEvaluation.class));

    private static final long serialVersionUID = 1L;

    private static final long MEMORY_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(PredictFailure.class);

    private final String gateway;
    private final PredictionConfig config;
    private final NanoClock nanoClock;

    private transient ModelState models;
    private transient ValueState<PredictedMachine> machines;

    /** Has the sensors of a machine that is not in state. */
    private transient MachineWindow windowNow;

    /**
     * @param config with models
     */
    public PredictFailure(String gateway, PredictionConfig config) {
        this(gateway, config, System::nanoTime);
    }

    /**
     * @param nanoClock measures how long predictions take
     */
    PredictFailure(String gateway, PredictionConfig config, NanoClock nanoClock) {
        super(MEMORY_BYTES);
        this.gateway = gateway;
        this.config = config;
        this.nanoClock = nanoClock;
    }

    @Override
    protected void openState(KeyedStateStore store) throws Exception {
        machines =
                store.getState(
                        new ValueStateDescriptor<>(
                                "predicted-machine", TypeInformation.of(PredictedMachine.class)));
        models =
                ModelState.open(
                        getOperatorStateBackend(),
                        config,
                        getProcessingTimeService()::getCurrentProcessingTime,
                        news ->
                                output.collect(
                                        EVALUATIONS, new StreamRecord<>(news.event(gateway))));
    }

    @Override
    public void processElement2(StreamRecord<ModelOrder> element) {
        models.keeper().take(element.getValue(), listeningMillis());
    }

    @Override
    public void processElement1(StreamRecord<MachineWindow> element) throws Exception {
        UsedModels used = models.used();
        if (used.inService() == null) {
            return;
        }
        windowNow = element.getValue();
        LivePredictor machine = learner(windowNow.machine());
        if (!machine.isFor(used, windowNow.sensors())) {
            putAside(machine);
            machines.update(machine.stateWith(windowNow.sensors()));
            machine = learner(windowNow.machine());
        }
        LivePredictor.Foreseen foreseen = machine.step(windowNow, nanoClock);
        Attempt attempt = foreseen.inService().attempt();
        if (attempt != null) {
            say(machine, attempt, used.inService());
        }
        heard(machine);
        models.keeper().note(foreseen.inService(), foreseen.beside(), listeningMillis());
    }

    private void say(LivePredictor machine, Attempt attempt, FailureModel model) {
        long endMillis = windowNow.endMillis();
        if (attempt.prediction() == null) {
            LOG.error("{}: nothing is foreseen: {}", windowNow.machine(), attempt.error());
        } else if (machine.isTimeToSay(endMillis, config.interval().toMillis())) {
            machine.saidAt(endMillis);
            output.collect(
                    new StreamRecord<>(
                            PredictionMessage.of(gateway, windowNow, attempt.prediction(), model)));
        }
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        processWatermark(mark);
        // The last one says that the input has ended, not that time has passed.
        if (mark.getTimestamp() < Watermark.MAX_WATERMARK.getTimestamp()) {
            models.keeper().judge(listeningMillis());
        }
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // Orders have no time.
    }

    @Override
    protected LivePredictor load(String machine, JournalState journal) throws Exception {
        UsedModels used = models.used();
        if (used.inService() == null) {
            return null;
        }
        PredictedMachine before = machines.value();
        if (before == null) {
            return new LivePredictor(
                    machine, used, windowNow.sensors(), PredictorSnapshots.decode(null));
        }
        LivePredictor predictor = restored(machine, used, before.sensors(), journal);
        predictor.restored(before);
        return predictor;
    }

    private static LivePredictor restored(
            String machine, UsedModels used, String[] sensors, JournalState journal)
            throws Exception {
        try {
            PredictorSnapshots snapshots = PredictorSnapshots.decode(journal.snapshot());
            return new LivePredictor(machine, used, sensors, snapshots);
        } catch (IllegalArgumentException e) {
            LOG.info("{} is observed anew: {}", machine, e.getMessage());
            journal.clear();
            return new LivePredictor(machine, used, sensors, PredictorSnapshots.decode(null));
        }
    }

    /** What a model beside begins with goes to state, as the journal goes on from there. */
    @Override
    protected void loaded(LivePredictor machine) throws Exception {
        if (machine.isToBeginBeside()) {
            machine.beginBeside();
            saveWhole(machine);
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

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        models.save(context.getCheckpointId());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        models.saved(checkpointId);
    }
}
