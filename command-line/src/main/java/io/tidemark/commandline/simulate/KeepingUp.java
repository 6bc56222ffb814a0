package io.tidemark.commandline.simulate;

import io.tidemark.commandline.gateway.GatewayConsole;
import io.tidemark.commandline.gateway.GatewayStatus;
import java.util.concurrent.TimeUnit;

/** Holds publishing up while the gateway has too many readings still to deal with. */
public final class KeepingUp implements FleetReplay.Gate {

    /** About two seconds of a gateway on a slow core. */
    private static final long MOST_BEHIND = 20_000;

    private static final long LOOK_AGAIN_MILLIS = 50;

    private final GatewayConsole console;
    private final long before;
    private long dealtWith;

    /**
     * @param console of the gateway, which answers
     */
    public KeepingUp(GatewayConsole console) throws InterruptedException {
        this.console = console;
        this.before = readings();
    }

    @Override
    public void pass(long sent) throws InterruptedException {
        if (sent - dealtWith <= MOST_BEHIND) {
            return;
        }
        dealtWith = readings() - before;
        while (sent - dealtWith > MOST_BEHIND) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            dealtWith = readings() - before;
        }
    }

    private long readings() throws InterruptedException {
        GatewayStatus.Readings readings = console.status().readings();
        return readings.parsed() + readings.rejected();
    }
}
