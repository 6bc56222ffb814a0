package io.tidemark.commandline.evaluate.watch;

import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.IncidentSettings;
import io.tidemark.models.anomaly.MachineWatch;
import io.tidemark.models.anomaly.MachineWatchFactory;
import io.tidemark.models.failure.MachineStep;
import java.util.List;
import java.util.Optional;

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
    private final IncidentListener news;

    /**
     * @param machine its name, which fixes what is random
     * @param sensors their names, in the order of the values to come
     */
    public ReplayedMachine(String machine, List<String> sensors, IncidentListener news) {
        this.watch = WATCHES.create(machine, sensors);
        this.news = news;
    }

    /**
     * Judges the next row.
     *
     * @param values one for each sensor, NaN where there is none; belong to the row from now on
     */
    public void judge(long eventTimeMillis, double[] values) {
        for (long due = watch.silenceAt(); due <= eventTimeMillis; due = watch.silenceAt()) {
            tell(due, watch.silence(due));
        }
        tell(eventTimeMillis, watch.judge(new MachineStep(eventTimeMillis, values)));
    }

    private void tell(long atMillis, Optional<IncidentChange> change) {
        change.ifPresent(heard -> news.heard(atMillis, heard));
    }
}
