package io.tidemark.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start.
 *
 * @param name for messages
 * @param command program and arguments
 * @param environment variables that it gets on top of this process's own
 * @param directory where it works; made if it is missing
 * @param log file that its output is appended to
 */
public record ProcessSpecification(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log) {

    public ProcessSpecification {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
