package io.tidemark.commandline.bench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.ColdStart;
import io.tidemark.commandline.bench.Drive;
import io.tidemark.commandline.bench.Outcome;
import io.tidemark.commandline.bench.SideResult;
import io.tidemark.commandline.bench.Workload;
import io.tidemark.commandline.bench.load.Load;
import io.tidemark.commandline.bench.load.MessageFormat;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.local.files.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures a gateway: its jar in a process of its own, with RocksDB, checkpoints every 5 s and a
 * cloud's end that takes its results over TLS.
 */
public final class GatewayBench {

    private static final long POLL_MILLIS = 200;
    private static final long FOR_THE_LAST_WINDOWS_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final BenchLayout layout;
    private final Terminal terminal;
    private final StepLog steps;
    private final Path broker;

    /**
     * @throws CommandFailedException if there is no broker
     */
    public GatewayBench(BenchLayout layout, Terminal terminal) {
        this.layout = layout;
        this.terminal = terminal;
        this.steps = new StepLog(terminal);
        this.broker =
                Mosquitto.program()
                        .orElseThrow(
                                () ->
                                        new CommandFailedException(
                                                "no Mosquitto is on the PATH: install it"));
    }

    /** Runs the workload, then the cold starts. */
    public Outcome run(Workload workload, int starts)
            throws IOException, StageException, InterruptedException {
        Folders.delete(layout.directory());
        RunAuthority authority = RunAuthority.in(layout.directory().resolve("identity"));
        Drive.Driven driven;
        Taken taken;
        try (Children children = new Children()) {
            Mosquitto.start(broker, layout, authority, children);
            try (Arrivals arrivals = Arrivals.subscribe(layout.devices())) {
                GatewayUnderTest gateway = start("load", authority, children);
                driven = drive(workload, gateway);
                taken = take(gateway, arrivals, driven.sent());
            }
        }
        List<Double> coldStarts = new ArrayList<>();
        for (int number = 1; number <= starts; number++) {
            coldStarts.add(coldStart(workload, authority, number));
        }
        return outcome(driven, taken, coldStarts);
    }

    private record Taken(
            long received, long inWindows, long refused, long windows, long uplinkBytes) {}

    private GatewayUnderTest start(String name, RunAuthority authority, Children children)
            throws IOException, StageException, InterruptedException {
        Runnable subscribed = steps.begin("Gateway subscribed");
        Path file =
                GatewaySettings.write(
                        layout, layout.directory().resolve(name), authority, Map.of());
        GatewayUnderTest gateway = GatewayUnderTest.start(layout, file, List.of(), children);
        gateway.awaitSubscribed();
        subscribed.run();
        return gateway;
    }

    private Drive.Driven drive(Workload workload, GatewayUnderTest gateway)
            throws InterruptedException {
        Runnable processed = steps.begin("Readings sent and processed");
        Drive drive = new Drive(workload, MessageFormat.TIDEMARK, layout.devices(), terminal);
        Drive.Driven driven =
                drive.run(
                        new Drive.Side() {
                            @Override
                            public long pid() {
                                return gateway.pid();
                            }

                            @Override
                            public long processed() throws InterruptedException {
                                return received(gateway);
                            }
                        });
        processed.run();
        return driven;
    }

    private static long received(GatewayUnderTest gateway) throws InterruptedException {
        JsonNode readings =
                gateway.status()
                        .map(status -> status.path("readings"))
                        .orElseThrow(
                                () ->
                                        new CommandFailedException(
                                                "the gateway's console does not answer"));
        return readings.path("parsed").asLong() + readings.path("rejected").asLong();
    }

    /** Waits for the last windows, which close when their sensors have been silent for a while. */
    private Taken take(GatewayUnderTest gateway, Arrivals arrivals, long sent)
            throws InterruptedException {
        Runnable arrived = steps.begin("Windows at the cloud's end");
        long start = System.nanoTime();
        while (arrivals.readingsInWindows() + arrivals.rejected() < sent
                && System.nanoTime() - start < FOR_THE_LAST_WINDOWS_NANOS) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        arrived.run();
        return new Taken(
                received(gateway),
                arrivals.readingsInWindows(),
                arrivals.rejected(),
                arrivals.windows(),
                arrivals.bytes());
    }

    private double coldStart(Workload workload, RunAuthority authority, int number)
            throws IOException, StageException, InterruptedException {
        Runnable started = steps.begin("Cold start " + number);
        Path file =
                GatewaySettings.write(
                        layout, layout.directory().resolve("start-" + number), authority, Map.of());
        try (Children children = new Children()) {
            Mosquitto.start(broker, layout, authority, children);
            try (Load load = ColdStart.load(workload, MessageFormat.TIDEMARK, layout.devices())) {
                GatewayUnderTest gateway =
                        GatewayUnderTest.start(layout, file, List.of(), children);
                double seconds = ColdStart.seconds(starting(gateway));
                load.finished();
                started.run();
                return seconds;
            }
        }
    }

    private static ColdStart.Starting starting(GatewayUnderTest gateway) {
        return new ColdStart.Starting() {
            @Override
            public double age() {
                return gateway.age();
            }

            @Override
            public boolean hasWindow() throws InterruptedException {
                Optional<JsonNode> status = gateway.status();
                return status.isPresent()
                        && status.get().at("/results/byKind/window-summary").asLong() > 0;
            }
        };
    }

    private Outcome outcome(Drive.Driven driven, Taken taken, List<Double> coldStarts) {
        SideResult result =
                new SideResult(
                        taken.received(),
                        taken.inWindows(),
                        driven.sent() - taken.inWindows() - taken.refused(),
                        driven.measured().eventsPerCpuSecond(),
                        driven.measured().rssMb(),
                        Outcome.median(coldStarts));
        return new Outcome(
                MessageFormat.TIDEMARK.side(),
                result,
                driven,
                coldStarts,
                List.of(
                        String.format(
                                Locale.ROOT,
                                "%,d readings were refused or late; %,d windows arrived over TLS in"
                                        + " %,d bytes, %.2f %% of the devices' messages",
                                taken.refused(),
                                taken.windows(),
                                taken.uplinkBytes(),
                                100.0 * taken.uplinkBytes() / driven.bytes())));
    }
}
