package io.tidemark.local.record;

import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import java.util.ArrayList;
import java.util.List;

/**
 * A stage that is up, as another JVM has to know it.
 *
 * @param basePort first of its ports
 * @param processes in the order of their start; those that have ended since are still listed
 * @param resources what was deployed; null until it is
 */
public record StageRecord(
        int basePort, List<RunningProcess> processes, DeployedResources resources) {

    public StageRecord {
        processes = List.copyOf(processes);
    }

    /** A stage that has started nothing yet. */
    public static StageRecord empty(int basePort) {
        return new StageRecord(basePort, List.of(), null);
    }

    /** The same with one more process. */
    StageRecord with(RunningProcess process) {
        List<RunningProcess> more = new ArrayList<>(processes);
        more.add(process);
        return new StageRecord(basePort, more, resources);
    }

    /** The same without a component. */
    StageRecord without(Component component) {
        return new StageRecord(
                basePort,
                processes.stream().filter(process -> process.component() != component).toList(),
                resources);
    }

    /** The same, deployed. */
    StageRecord with(DeployedResources deployed) {
        return new StageRecord(basePort, processes, deployed);
    }
}
