package io.tidemark.local.record;

import io.tidemark.local.Component;
import io.tidemark.local.process.ProcessIdentity;

/**
 * A component as it was started.
 *
 * @param component which
 * @param process its process
 * @param address where it listens
 */
public record RunningProcess(Component component, ProcessIdentity process, String address) {}
