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

/** Mosquitto with a port for devices, and one that demands certificates. */
record Mosquitto(Path program, BenchLayout layout, RunAuthority authority) implements BenchBroker {

    private static final String PROGRAM = "mosquitto";

    /** Debian keeps daemons in a folder that the PATH of a user need not hold. */
    private static final String DAEMONS = "/usr/sbin";

    private static final long POLL_MILLIS = 20;

    /** The program, if it is there. */
    static Optional<Path> find() {
        String path = System.getenv("PATH") + File.pathSeparator + DAEMONS;
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public String name() {
        return "Mosquitto";
    }

    @Override
    public void start(Children children) throws IOException, StageException, InterruptedException {
        Ports.requireFree(layout.devices(), "the broker of the devices");
        Ports.requireFree(layout.uplink(), "the cloud's end of the uplink");
        Path file = layout.directory().resolve("mosquitto.conf");
        Files.writeString(file, configuration());
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

    @Override
    public Path settings(String name) throws IOException {
        return GatewaySettings.write(layout, layout.directory().resolve(name), authority);
    }

    /**
     * As the peer's script has it, and with nearly as much on its way to the gateway as there are
     * packet identifiers: without a bound, Mosquitto 2.0 gives out those that are in use.
     */
    private String configuration() throws IOException {
        RunAuthority.Identity server = authority.issue("localhost");
        return """
               per_listener_settings true
               max_queued_messages 0
               max_inflight_messages 60000
               persistence false
               log_dest stderr
               log_type error
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
