package io.tidemark.local.launch;

import io.tidemark.local.Component;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageLayout;
import io.tidemark.local.process.ProcessSpecification;
import io.tidemark.local.process.Readiness.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all Java processes of a stage have in common: who they are to AWS, and where they work. */
record JavaProcesses(StageLayout layout) {

    private static final Duration BOUND = Duration.ofMinutes(5);

    Launch launch(
            Component component,
            List<String> command,
            Map<String, String> environment,
            Probe probe,
            String address) {
        Map<String, String> all = new TreeMap<>(LocalAws.environment());
        all.putAll(environment);
        ProcessSpecification process =
                new ProcessSpecification(
                        component.label(),
                        command,
                        all,
                        layout.directory(component),
                        layout.log(component));
        return new Launch(component, process, probe, BOUND, address);
    }
}
