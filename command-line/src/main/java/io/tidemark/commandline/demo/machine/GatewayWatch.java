package io.tidemark.commandline.demo.machine;

import io.tidemark.commandline.gateway.FoundAnomaly;
import io.tidemark.commandline.gateway.GatewayConsole;
import io.tidemark.commandline.gateway.GatewayStatus;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Watches the gateway while readings arrive: moves the bar to the readings that it has dealt with
 * and prints the messages of its incidents as they come, each once, in the order of the outbox.
 */
final class GatewayWatch implements AutoCloseable {

    private static final long POLL_MILLIS = 300;

    private final GatewayConsole console;
    private final IncidentLine line;
    private final ReadingsBar bar;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "gateway-watch"));
    private final Future<Long> watching;
    private volatile boolean finishing;

    GatewayWatch(GatewayConsole console, Terminal terminal, ReadingsBar bar) {
        this.console = console;
        this.line = new IncidentLine(terminal);
        this.bar = bar;
        this.watching = thread.submit(this::watch);
    }

    /**
     * Prints what is left and stops.
     *
     * @return incidents that were opened
     */
    long finish() throws InterruptedException, ExecutionException {
        finishing = true;
        return watching.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private long watch() throws InterruptedException {
        long last = 0;
        long opened = 0;
        while (true) {
            boolean lastRound = finishing;
            GatewayStatus.Readings readings = console.status().readings();
            bar.stepTo(readings.parsed() + readings.rejected());
            List<FoundAnomaly> found = console.anomaliesAfter(last);
            for (FoundAnomaly anomaly : found) {
                bar.printAbove(line.of(anomaly));
                last = anomaly.sequence();
                opened += anomaly.opened() ? 1 : 0;
            }
            if (found.isEmpty() && lastRound) {
                return opened;
            }
            if (found.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }
}
