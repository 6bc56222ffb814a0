package io.tidemark.commandline.bench.peer;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.ColdStart;
import io.tidemark.commandline.bench.Drive;
import io.tidemark.commandline.bench.Outcome;
import io.tidemark.commandline.bench.SideResult;
import io.tidemark.commandline.bench.Workload;
import io.tidemark.commandline.bench.load.Load;
import io.tidemark.commandline.bench.load.MessageFormat;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.commandline.bench.process.CpuTime;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.local.files.Folders;
import io.tidemark.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Measures the peer with the same load, as its own folder starts it. */
public final class PeerBench {

    /** Names the folder of the peer. */
    public static final String HOME = "KUIPER_HOME";

    private static final String SOURCE = "source_s_0";
    private static final String EVENT_TIME = "_watermark_0_";
    private static final String SINK = "sink_nop_0";
    private static final String RECORDS_IN = "_records_in_total";
    private static final String EXCEPTIONS = "_exceptions_total";
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Path home;
    private final Path directory;
    private final Terminal terminal;
    private final StepLog steps;

    /**
     * @param directory for its files; wiped
     */
    public PeerBench(Path home, Path directory, Terminal terminal) {
        this.home = home;
        this.directory = directory;
        this.terminal = terminal;
        this.steps = new StepLog(terminal);
    }

    /**
     * The peer's folder, if the environment names one.
     *
     * @throws CommandFailedException if there is no peer in it
     */
    public static Optional<Path> home() {
        Optional<Path> home = Optional.ofNullable(System.getenv(HOME)).map(Path::of);
        if (home.isPresent() && !Files.isExecutable(home.get().resolve("peer"))) {
            throw new CommandFailedException(
                    HOME + " is " + home.get() + ", where there is no script named peer");
        }
        return home;
    }

    /** Runs the workload, then the cold starts. */
    public Outcome run(Workload workload, int starts)
            throws IOException, StageException, InterruptedException {
        Ports.requireFree(Peer.BROKER, "the peer's broker");
        Ports.requireFree(Peer.REST, "the peer");
        Folders.delete(directory);
        copy(home, directory);
        try (Children children = new Children()) {
            Peer peer = new Peer(directory, directory.resolve("peer.log"), children);
            Runnable started = steps.begin("Peer started");
            peer.start();
            started.run();
            Drive.Driven driven = drive(workload, peer);
            long received = peer.counter(SOURCE, RECORDS_IN);
            long processed = peer.counter(EVENT_TIME, RECORDS_IN);
            long exceptions = peer.counter("", EXCEPTIONS);
            List<Outcome.Start> coldStarts = new ArrayList<>();
            for (int number = 1; number <= starts; number++) {
                coldStarts.add(coldStart(workload, peer, number));
            }
            SideResult result =
                    new SideResult(
                            received,
                            processed,
                            driven.sent() - processed,
                            driven.measured().eventsPerCpuSecond(),
                            driven.measured().rssMb(),
                            Outcome.median(coldStarts));
            String note = String.format(Locale.ROOT, "%,d exceptions", exceptions);
            return new Outcome(
                    MessageFormat.PEER.side(), result, driven, coldStarts, List.of(note));
        }
    }

    private Drive.Driven drive(Workload workload, Peer peer)
            throws IOException, InterruptedException {
        Runnable processed = steps.begin("Readings sent and processed");
        long pid = peer.pid();
        Drive.Driven driven =
                new Drive(workload, MessageFormat.PEER, Peer.BROKER, terminal)
                        .run(
                                new Drive.Side() {
                                    @Override
                                    public long pid() {
                                        return pid;
                                    }

                                    @Override
                                    public long processed() throws InterruptedException {
                                        return peer.counter(EVENT_TIME, RECORDS_IN);
                                    }
                                });
        processed.run();
        return driven;
    }

    private Outcome.Start coldStart(Workload workload, Peer peer, int number)
            throws IOException, InterruptedException {
        Runnable started = steps.begin("Cold start " + number);
        peer.end();
        try (Load load = ColdStart.load(workload, MessageFormat.PEER, Peer.BROKER)) {
            long start = System.nanoTime();
            Process process = peer.startAgain();
            double seconds =
                    ColdStart.seconds(
                            new ColdStart.Starting() {
                                @Override
                                public double age() {
                                    return (System.nanoTime() - start) / NANOS_PER_SECOND;
                                }

                                @Override
                                public boolean hasWindow() throws InterruptedException {
                                    return process.isAlive() && peer.counter(SINK, RECORDS_IN) > 0;
                                }
                            });
            double cpuSeconds = CpuTime.of(process.pid()).secondsSince(CpuTime.NONE);
            load.finished();
            started.run();
            return new Outcome.Start(seconds, cpuSeconds);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
