package io.tidemark.commandline.evaluate.watch;

import io.tidemark.models.anomaly.IncidentSettings;
import io.tidemark.models.anomaly.MachineWatch;
import io.tidemark.models.anomaly.MachineWatchFactory;
import io.tidemark.models.failure.MachineStep;
import java.util.List;

/**
 * A machine whose sensors are judged together, as a gateway would judge their windows: each row of
 * a recording stands for the windows that end together.
 */
public final class ReplayedMachine {

    private static final MachineWatchFactory WATCHES =
            new MachineWatchFactory(
                    DetectorKind.WARM_UP_READINGS,
                    DetectorKind.THRESHOLD_DEVIATIONS,
                    IncidentSettings.DEFAULT);

    private final MachineWatch watch;
    private final ReplayedWatch replayed;

    /**
     * @param machine its name, which fixes what is random
     * @param sensors their names, in the order of the values to come
     */
    public ReplayedMachine(String machine, List<String> sensors, IncidentListener news) {
        this.watch = WATCHES.create(machine, sensors);
        this.replayed = new ReplayedWatch(watch, news);
    }

    /**
     * Judges the next row.
     *
     * @param values one for each sensor, NaN where there is none; belong to the row from now on
     */
    public void judge(long eventTimeMillis, double[] values) {
        replayed.passSilence(eventTimeMillis);
        replayed.tell(eventTimeMillis, watch.judge(new MachineStep(eventTimeMillis, values)));
    }
}
