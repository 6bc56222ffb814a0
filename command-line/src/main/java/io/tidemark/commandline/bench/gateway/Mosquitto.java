package io.tidemark.commandline.bench.gateway;

import io.tidemark.commandline.bench.process.Children;
import io.tidemark.local.StageException;
import io.tidemark.local.process.Ports;
import io.tidemark.local.process.Probes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Mosquitto for a run: devices and gateway meet at one port, and at the other, which demands
 * certificates, it stands in for the cloud.
 */
final class Mosquitto {

    private static final String PROGRAM = "mosquitto";
    private static final long POLL_MILLIS = 20;

    private final BenchLayout layout;

    private Mosquitto(BenchLayout layout) {
        this.layout = layout;
    }

    /** The program on the PATH, if it is there. */
    static Optional<Path> program() {
        // Debian keeps daemons in a folder that the PATH of a user does not hold.
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it and waits until it listens. */
    static void start(Path program, BenchLayout layout, RunAuthority authority, Children children)
            throws IOException, StageException, InterruptedException {
        new Mosquitto(layout).run(program, authority, children);
    }

    private void run(Path program, RunAuthority authority, Children children)
            throws IOException, StageException, InterruptedException {
        Ports.requireFree(layout.devices(), "the broker of the devices");
        Ports.requireFree(layout.uplink(), "the cloud's end of the uplink");
        Path file = layout.directory().resolve("mosquitto.conf");
        Files.writeString(file, configuration(authority));
        Path log = layout.directory().resolve("mosquitto.log");
        Process process =
                children.start(
                        List.of(program.toString(), "-c", file.toString()),
                        layout.directory(),
                        log,
                        Map.of());
        while (!Probes.listening(layout.devices()).ready()) {
            Children.requireAlive(process, "Mosquitto", log);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** As the peer's script has it, and without a bound on what is on its way to the gateway. */
    private String configuration(RunAuthority authority) throws IOException {
        RunAuthority.Identity server = authority.issue("localhost");
        return """
               per_listener_settings true
               max_queued_messages 0
               max_inflight_messages 0
               persistence false
               log_dest stderr
               log_type error
               log_type warning
               user root
               listener %d 127.0.0.1
               allow_anonymous true
               listener %d 127.0.0.1
               allow_anonymous true
               require_certificate true
               cafile %s
               certfile %s
               keyfile %s
               """
                .formatted(
                        layout.devices(),
                        layout.uplink(),
                        authority.certificateFile(),
                        server.certificate(),
                        server.privateKey());
    }
}
