package io.tidemark.it.deploy;

import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What there is of a stage on this machine. */
final class Left {

    private static final int PORTS = 64;

    private Left() {}

    /** Processes that work in the stage's folder, whoever started them. */
    static List<Long> processes(StageLayout layout) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksIn(layout.runDirectory(), pid))
                .toList();
    }

    private static boolean worksIn(Path folder, long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).startsWith(folder);
        } catch (IOException endedOrOfAnotherUser) {
            return false;
        }
    }

    /** Ports of the stage that somebody listens on. */
    static List<Integer> ports(StageLayout layout) {
        return IntStream.range(layout.localStack(), layout.localStack() + PORTS)
                .filter(Left::listening)
                .boxed()
                .toList();
    }

    private static boolean listening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
