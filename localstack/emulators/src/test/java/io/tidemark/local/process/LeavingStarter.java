package io.tidemark.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JVM that starts a process, writes down which, and ends. */
final class LeavingStarter {

    private LeavingStarter() {}

    public static void main(String[] arguments) throws IOException {
        ProcessIdentity started =
                DetachedProcess.start(Programs.shell(Path.of(arguments[0]), "exec sleep 60"));
        Files.writeString(Path.of(arguments[1]), started.pid() + " " + started.startedAtMillis());
    }
}
