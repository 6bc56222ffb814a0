package io.tidemark.commandline.bench.gateway;

import io.tidemark.commandline.bench.process.Children;
import io.tidemark.local.StageException;
import io.tidemark.local.process.Ports;
import io.tidemark.local.process.Probes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The broker of the local stage, where there is no Mosquitto; in memory only, as that is. */
record Artemis(BenchLayout layout, RunAuthority authority) implements BenchBroker {

    private static final long POLL_MILLIS = 100;

    @Override
    public String name() {
        return "Artemis";
    }

    @Override
    public void start(Children children) throws IOException, StageException, InterruptedException {
        Ports.requireFree(layout.devices(), "the broker of the devices");
        Ports.requireFree(layout.uplink(), "the cloud's end of the uplink");
        Path log = layout.directory().resolve("artemis.log");
        Process process = children.start(command(), layout.directory(), log, Map.of());
        while (!Probes.listening(layout.devices()).ready()
                || !Probes.listening(layout.uplink()).ready()) {
            Children.requireAlive(process, "Artemis", log);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private List<String> command() throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                ArtemisProcess.class.getName(),
                "" + layout.devices(),
                "" + layout.uplink(),
                authority.keyStore("localhost").toString(),
                authority.trustStore().toString());
    }

    @Override
    public Path settings(String name) throws IOException {
        return GatewaySettings.write(layout, layout.directory().resolve(name), authority);
    }
}
