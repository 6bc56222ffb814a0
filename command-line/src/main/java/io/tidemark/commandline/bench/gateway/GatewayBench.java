package io.tidemark.commandline.bench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.ColdStart;
import io.tidemark.commandline.bench.Drive;
import io.tidemark.commandline.bench.Outcome;
import io.tidemark.commandline.bench.SideResult;
import io.tidemark.commandline.bench.UplinkBytes;
import io.tidemark.commandline.bench.Workload;
import io.tidemark.commandline.bench.load.Load;
import io.tidemark.commandline.bench.load.MessageFormat;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.commandline.bench.process.CpuTime;
import io.tidemark.commandline.bench.profile.Profile;
import io.tidemark.commandline.bench.profile.VirtualMachine;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.local.files.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures a gateway: its jar in a process of its own, with RocksDB, checkpoints every 5 s and a
 * cloud's end that takes its results over TLS.
 */
public final class GatewayBench {

    private static final double PERCENT = 100;

    private final BenchLayout layout;
    private final Terminal terminal;
    private final StepLog steps;
    private final BenchBroker broker;

    /**
     * @param layout where it works; its directory is wiped
     * @throws CommandFailedException if there is no such broker
     */
    public GatewayBench(BenchLayout layout, BrokerKind kind, Terminal terminal) throws IOException {
        this.layout = layout;
        this.terminal = terminal;
        this.steps = new StepLog(terminal);
        Folders.delete(layout.directory());
        RunAuthority authority = RunAuthority.in(layout.directory().resolve("identity"));
        this.broker = kind.broker(layout, authority);
    }

    /** What devices and gateway meet at, for people. */
    public String broker() {
        return broker.name();
    }

    /** Runs the workload, then the cold starts. */
    public Outcome run(Workload workload, int starts)
            throws IOException, StageException, InterruptedException {
        Loaded loaded = load(workload);
        return outcome(loaded.driven(), loaded.taken(), coldStarts(workload, starts));
    }

    /** Runs the workload and compares what comes in with what goes out. */
    public UplinkBytes uplink(Workload workload)
            throws IOException, StageException, InterruptedException {
        Loaded loaded = load(workload);
        return UplinkBytes.of(
                loaded.driven().bytes(), loaded.taken().uplinkBytes(), loaded.taken().windows());
    }

    private record Loaded(Drive.Driven driven, GatewayRun.Taken taken) {}

    private Loaded load(Workload workload)
            throws IOException, StageException, InterruptedException {
        try (Children children = new Children()) {
            Runnable rehearsed = steps.begin("Classes archived for the starts");
            Path file = broker.settings("rehearsal");
            new GatewayCommand(layout).archiveClasses(file, children);
            rehearsed.run();
        }
        try (GatewayRun run = new GatewayRun(layout, "load", broker, List.of(), terminal)) {
            Drive.Driven driven = run.drive(workload, () -> {});
            return new Loaded(driven, run.take(driven.sent()));
        }
    }

    /** Runs the workload once more under a profiler. */
    public Profile profile(Workload workload)
            throws IOException, StageException, InterruptedException {
        Path recording = layout.directory().resolve("profile/gateway.jfr");
        try (GatewayRun run =
                new GatewayRun(layout, "profile", broker, VirtualMachine.TRACK_MEMORY, terminal)) {
            VirtualMachine machine = new VirtualMachine(run.pid(), recording);
            Drive.Driven driven = run.drive(workload, machine::startRecording);
            machine.stopRecording();
            return Profile.of(recording, machine.memory(), driven.measured());
        }
    }

    private List<Outcome.Start> coldStarts(Workload workload, int starts)
            throws IOException, StageException, InterruptedException {
        List<Outcome.Start> coldStarts = new ArrayList<>();
        for (int number = 1; number <= starts; number++) {
            coldStarts.add(coldStart(workload, number));
        }
        return coldStarts;
    }

    private Outcome.Start coldStart(Workload workload, int number)
            throws IOException, StageException, InterruptedException {
        Runnable started = steps.begin("Cold start " + number);
        Path file = broker.settings("start-" + number);
        try (Children children = new Children()) {
            broker.start(children);
            try (Load load = ColdStart.load(workload, MessageFormat.TIDEMARK, layout.devices())) {
                GatewayUnderTest gateway =
                        GatewayUnderTest.start(layout, file, List.of(), children);
                double seconds = ColdStart.seconds(starting(gateway));
                double cpuSeconds = CpuTime.of(gateway.pid()).secondsSince(CpuTime.NONE);
                load.finished();
                started.run();
                return new Outcome.Start(seconds, cpuSeconds);
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

    private Outcome outcome(
            Drive.Driven driven, GatewayRun.Taken taken, List<Outcome.Start> coldStarts) {
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
                                "%,d readings came twice, %,d were refused or late",
                                taken.repeated(),
                                taken.refused()),
                        String.format(
                                Locale.ROOT,
                                "%,d windows arrived over TLS in %,d bytes, %.2f %% of the devices'"
                                        + " messages",
                                taken.windows(),
                                taken.uplinkBytes(),
                                PERCENT * taken.uplinkBytes() / driven.bytes())));
    }
}
