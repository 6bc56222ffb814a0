package io.tidemark.commandline.bench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.Drive;
import io.tidemark.commandline.bench.Workload;
import io.tidemark.commandline.bench.load.MessageFormat;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.commandline.stage.StepLog;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gateway with fresh data between a broker and a cloud's end, until this is closed. */
final class GatewayRun implements AutoCloseable {

    private static final long POLL_MILLIS = 200;

    /** More than the silence that closes a window. */
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final BenchLayout layout;
    private final Terminal terminal;
    private final StepLog steps;
    private final Children children = new Children();
    private final Arrivals arrivals;
    private final GatewayUnderTest gateway;

    /**
     * What the gateway made of the readings.
     *
     * @param received readings that it took, repeated ones included
     * @param repeated readings that it had taken before
     * @param inWindows readings in the windows at the cloud's end
     * @param refused readings that arrived there as refused or late
     * @param windows that arrived there
     * @param uplinkBytes of the batches that they arrived in
     */
    record Taken(
            long received,
            long repeated,
            long inWindows,
            long refused,
            long windows,
            long uplinkBytes) {}

    /**
     * Starts everything and waits until the gateway takes messages.
     *
     * @param name folder of its files
     */
    GatewayRun(
            BenchLayout layout,
            String name,
            BenchBroker broker,
            List<String> jvmOptions,
            Terminal terminal)
            throws IOException, StageException, InterruptedException {
        this.layout = layout;
        this.terminal = terminal;
        this.steps = new StepLog(terminal);
        boolean up = false;
        try {
            broker.start(children);
            this.arrivals = Arrivals.subscribe(layout.devices());
            Runnable subscribed = steps.begin("Gateway subscribed");
            Path file = broker.settings(name);
            this.gateway = GatewayUnderTest.start(layout, file, jvmOptions, children);
            gateway.awaitSubscribed();
            subscribed.run();
            up = true;
        } finally {
            if (!up) {
                children.close();
            }
        }
    }

    long pid() {
        return gateway.pid();
    }

    /**
     * Sends the workload and waits until it is processed.
     *
     * @param warm called when the warm-up is over
     */
    Drive.Driven drive(Workload workload, Warm warm) throws InterruptedException {
        Runnable processed = steps.begin("Readings sent and processed");
        Drive drive = new Drive(workload, MessageFormat.TIDEMARK, layout.devices(), terminal);
        Drive.Driven driven = drive.run(new DrivenGateway(warm));
        processed.run();
        return driven;
    }

    /** What is called when the warm-up is over. */
    interface Warm {
        void run() throws InterruptedException;
    }

    private final class DrivenGateway implements Drive.Side {

        private final Warm warm;

        DrivenGateway(Warm warm) {
            this.warm = warm;
        }

        @Override
        public long pid() {
            return gateway.pid();
        }

        @Override
        public long processed() throws InterruptedException {
            JsonNode readings = readings();
            return received(readings) - repeated(readings);
        }

        @Override
        public void warm() throws InterruptedException {
            warm.run();
        }
    }

    /** Waits for the last windows, which close when their sensors have been silent for a while. */
    Taken take(long sent) throws InterruptedException {
        Runnable arrived = steps.begin("Windows at the cloud's end");
        long accounted = -1;
        long lastProgress = System.nanoTime();
        while (accounted < sent && System.nanoTime() - lastProgress < STANDSTILL_NANOS) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            long before = accounted;
            accounted = arrivals.readingsInWindows() + arrivals.rejected();
            lastProgress = accounted > before ? System.nanoTime() : lastProgress;
        }
        arrived.run();
        JsonNode readings = readings();
        return new Taken(
                received(readings),
                repeated(readings),
                arrivals.readingsInWindows(),
                arrivals.rejected(),
                arrivals.windows(),
                arrivals.bytes());
    }

    private JsonNode readings() throws InterruptedException {
        return gateway.status()
                .map(status -> status.path("readings"))
                .orElseThrow(
                        () -> new CommandFailedException("the gateway's console does not answer"));
    }

    private static long received(JsonNode readings) {
        return readings.path("parsed").asLong() + readings.path("rejected").asLong();
    }

    private static long repeated(JsonNode readings) {
        return readings.path("repeated").asLong();
    }

    @Override
    public void close() {
        arrivals.close();
        children.close();
    }
}
