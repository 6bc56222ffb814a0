package io.tidemark.local.launch;

import io.tidemark.local.Component;
import io.tidemark.local.process.ProcessSpecification;
import io.tidemark.local.process.Readiness.Probe;
import java.time.Duration;

/**
 * How a component is started, and how to see that it works.
 *
 * @param component which
 * @param process its process
 * @param probe says yes once it works
 * @param bound the longest that this may take
 * @param address where it listens, for users
 */
public record Launch(
        Component component,
        ProcessSpecification process,
        Probe probe,
        Duration bound,
        String address) {}
