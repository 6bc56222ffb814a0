package io.tidemark.commandline.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.StatusPage;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.local.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The peer as its own script starts it, in a copy of its folder. */
final class Peer {

    static final int BROKER = 5901;
    static final int REST = 5911;

    private static final int SECONDS_TO_START = 30;

    private final StatusPage rule = new StatusPage(REST, "/rules/w/status");
    private final Path folder;
    private final Path log;
    private final Children children;

    /**
     * @param folder a copy of the peer's folder, writable
     */
    Peer(Path folder, Path log, Children children) {
        this.folder = folder;
        this.log = log;
        this.children = children;
    }

    /** Starts its broker and it, and makes its rule. */
    void start() throws IOException, InterruptedException {
        Process script =
                children.start(
                        List.of(folder.resolve("peer").toString(), "start"), folder, log, Map.of());
        boolean ended = script.waitFor(SECONDS_TO_START, TimeUnit.SECONDS);
        adopt("mosquitto.pid");
        adopt("kuiperd.pid");
        if (!ended || script.exitValue() != 0 || rule.read().isEmpty()) {
            throw new CommandFailedException("the peer did not start. " + LogTail.of(log));
        }
    }

    /** Ends it; its broker runs on. */
    void end() throws IOException {
        children.end(pid());
    }

    /** Starts it once more; it finds its rule where it left it. */
    Process startAgain() throws IOException {
        Process again =
                children.start(
                        List.of("./bin/kuiperd"),
                        folder.resolve("run"),
                        folder.resolve("run/kuiperd.log"),
                        Map.of());
        Files.writeString(folder.resolve("run/kuiperd.pid"), Long.toString(again.pid()));
        return again;
    }

    long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("run/kuiperd.pid")).strip());
    }

    /**
     * The sum of a counter over the rule's nodes whose name holds the part.
     *
     * @return 0 while it does not answer
     */
    long counter(String part, String counter) throws InterruptedException {
        return rule.read().map(found -> sum(found, part, counter)).orElse(0L);
    }

    static long sum(JsonNode status, String part, String counter) {
        return status.properties().stream()
                .filter(field -> field.getKey().contains(part))
                .filter(field -> field.getKey().endsWith(counter))
                .mapToLong(field -> field.getValue().asLong())
                .sum();
    }

    private void adopt(String pidFile) throws IOException {
        Path file = folder.resolve("run").resolve(pidFile);
        if (Files.exists(file)) {
            long pid = Long.parseLong(Files.readString(file).strip());
            ProcessHandle.of(pid).ifPresent(children::adopt);
        }
    }
}
