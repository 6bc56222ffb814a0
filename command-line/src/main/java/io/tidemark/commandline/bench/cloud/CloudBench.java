package io.tidemark.commandline.bench.cloud;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.Measured;
import io.tidemark.commandline.bench.Meter;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.commandline.bench.profile.Profile;
import io.tidemark.commandline.bench.profile.VirtualMachine;
import io.tidemark.commandline.demo.StageGuard;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures the cloud job: a stream that is full before it starts, on MiniStack, and the lake's
 * tables, with their catalog on MiniStack and their files on LocalStack.
 */
public final class CloudBench {

    private static final StageOptions EMULATORS =
            StageOptions.everything().only(Component.LOCALSTACK, Component.MINISTACK);
    private static final long POLL_MILLIS = 500;

    private final StageLayout layout;
    private final Terminal terminal;
    private final StepLog steps;

    private final PrintWriter profile;

    /**
     * @param profile where it is told where the job's time went; null to measure without a profiler
     */
    public CloudBench(StageLayout layout, Terminal terminal, PrintWriter profile) {
        this.layout = layout;
        this.profile = profile;
        this.terminal = terminal;
        this.steps = new StepLog(terminal);
    }

    /**
     * Runs on a stage of its own, which is taken down again.
     *
     * @throws CommandFailedException if the tables are not exactly what was sent
     */
    @SuppressWarnings("try") // guard is there to be closed
    public CloudResult run(FleetWorkload workload)
            throws IOException, StageException, InterruptedException {
        try (StageGuard guard = new StageGuard(layout, steps);
                Children children = new Children()) {
            DeployedResources resources = LocalStage.up(layout, EMULATORS, steps).resources();
            try (FleetStream stream = new FleetStream(layout.miniStackUrl(), workload)) {
                Runnable filled = steps.begin("Stream filled");
                Sent sent = stream.fill(terminal);
                filled.run();
                CloudResult.Speed speed = measure(workload, resources, stream, sent, children);
                return result(workload, resources, stream, sent, speed, children);
            }
        }
    }

    private CloudResult.Speed measure(
            FleetWorkload workload,
            DeployedResources resources,
            FleetStream stream,
            Sent sent,
            Children children)
            throws IOException, StageException, InterruptedException {
        CloudJob job =
                new CloudJob(layout, profile == null ? List.of() : VirtualMachine.TRACK_MEMORY);
        Runnable started = steps.begin("Cloud job started");
        long begun =
                job.start(
                        resources.application(),
                        stream.arn(),
                        workload.checkpointSeconds(),
                        children);
        started.run();
        CloudResult.Speed speed = follow(job, begun, resources, sent);
        children.end(job.pid());
        return speed;
    }

    private CloudResult.Speed follow(
            CloudJob job, long begun, DeployedResources resources, Sent sent)
            throws IOException, InterruptedException {
        VirtualMachine machine =
                new VirtualMachine(job.pid(), layout.runDirectory().resolve("cloud-job.jfr"));
        if (profile != null) {
            machine.startRecording();
        }
        Meter meter = new Meter(job.pid(), 0);
        Runnable stored = steps.begin("Events stored");
        Storing storing = awaitCommitted(job, meter, resources, sent);
        Measured measured = meter.read(sent.events());
        stored.run();
        if (profile != null) {
            machine.stopRecording();
            Profile.of(machine.recording(), machine.memory(), measured).print(profile);
        }
        return storing.speed(begun, measured);
    }

    /** Waits for the last row of the last table. */
    private Storing awaitCommitted(
            CloudJob job, Meter meter, DeployedResources resources, Sent sent)
            throws IOException, InterruptedException {
        Storing storing = new Storing(sent.events());
        try (LakeTables tables = new LakeTables(layout, resources.database());
                ReadingsBar bar =
                        new ReadingsBar(terminal, "  Events stored", " events", sent.events())) {
            while (!storing.complete()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                job.requireAlive();
                meter.sample();
                storing.seen(
                        tables.committed(sent.tables().keySet()),
                        meter.read(sent.events()).cpuSeconds());
                bar.stepTo(storing.rows());
            }
        }
        return storing;
    }

    private CloudResult result(
            FleetWorkload workload,
            DeployedResources resources,
            FleetStream stream,
            Sent sent,
            CloudResult.Speed speed,
            Children children)
            throws IOException, StageException, InterruptedException {
        Runnable counted = steps.begin("Rows counted");
        Map<String, TableRows> expected = sent.tables();
        LakeCheck check = LakeCheck.start(layout, resources.database(), children);
        check.require(expected);
        LakeCheck.Files files = check.files(expected.keySet());
        counted.run();
        return new CloudResult(
                workload,
                speed,
                CloudResult.Stream.of(sent, stream.recordBytes()),
                CloudResult.Lake.of(files, sent.events()));
    }
}
