package io.tidemark.commandline.models;

import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.rollout.ConflictException;
import io.tidemark.rollout.GatewayState;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutState;
import io.tidemark.rollout.Rollouts;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Watches a rollout and goes on with it, as any number of others may at the same time. It waits out
 * what does not answer.
 */
final class RolloutWatch {

    private static final Set<GatewayState> UNTOLD =
            EnumSet.of(GatewayState.CHOSEN, GatewayState.READY, GatewayState.TO_RETURN);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final Rollouts rollouts;
    private final boolean local;
    private final Duration stragglers;

    /**
     * @param local whether the local stage goes on with it when nobody watches
     * @param stragglers how long to wait for gateways once the end is known
     */
    RolloutWatch(Terminal terminal, Rollouts rollouts, boolean local, Duration stragglers) {
        this.terminal = terminal;
        this.rollouts = rollouts;
        this.local = local;
        this.stragglers = stragglers;
    }

    /** Returns when the end is known and every gateway was told. */
    Rollout untilEnd(Rollout begun) throws InterruptedException {
        Thread farewell = new Thread(() -> sayThatItGoesOn(begun), "no-longer-watched");
        Runtime.getRuntime().addShutdownHook(farewell);
        try (RolloutBar bar = new RolloutBar(terminal, begun)) {
            Rollout rollout = begun;
            bar.show(rollout);
            long endKnown = 0;
            while (!over(rollout, endKnown)) {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
                rollout = next(rollout);
                bar.show(rollout);
                if (endKnown == 0 && told(rollout)) {
                    endKnown = System.nanoTime();
                }
            }
            return rollout;
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewell);
        }
    }

    private boolean over(Rollout rollout, long endKnown) {
        boolean waited = endKnown != 0 && System.nanoTime() - endKnown > stragglers.toNanos();
        return told(rollout) && (waited || rollout.settled(Instant.now()));
    }

    private static boolean told(Rollout rollout) {
        return rollout.state() != RolloutState.RUNNING
                && rollout.gateways().values().stream()
                        .noneMatch(gateway -> UNTOLD.contains(gateway.state()));
    }

    private Rollout next(Rollout last) {
        try {
            return rollouts.advance(last.name()).orElse(last);
        } catch (ConflictException another) {
            // Another process goes on with it, too: its next step tells how far it is.
            return last;
        } catch (SdkException outage) {
            terminal.err().println("waiting: " + outage.getMessage());
            return last;
        }
    }

    private void sayThatItGoesOn(Rollout begun) {
        String how =
                local
                        ? "the local stage goes on with it"
                        : "the schedule of rollout-step goes on with it, or the same command again";
        terminal.err().println();
        terminal.err()
                .println(
                        "No longer watched; "
                                + how
                                + ". See: ./tidemark models status "
                                + begun.name());
        terminal.err().flush();
    }
}
