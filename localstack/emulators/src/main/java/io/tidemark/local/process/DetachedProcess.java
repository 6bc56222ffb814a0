package io.tidemark.local.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes that live on when this JVM ends, and that a Ctrl-C in its terminal does not
 * reach: each leads a session of its own and writes to a file.
 */
public final class DetachedProcess {

    private DetachedProcess() {}

    /**
     * Starts a process.
     *
     * @throws IOException if the program does not exist or its log cannot be written
     */
    public static ProcessIdentity start(ProcessSpecification specification) throws IOException {
        Files.createDirectories(specification.directory());
        Files.createDirectories(specification.log().getParent());
        List<String> command = new ArrayList<>();
        command.add("setsid");
        command.addAll(specification.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(specification.directory().toFile())
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(specification.log().toFile()));
        builder.environment().putAll(specification.environment());
        return ProcessIdentity.of(builder.start().toHandle());
    }
}
