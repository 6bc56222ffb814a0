package io.tidemark.commandline.demo.path;

import io.tidemark.commandline.gateway.GatewayStatus;
import java.util.function.Predicate;

/**
 * Accepts a gateway that has dealt with everything: readings parsed or refused, windows closed, the
 * outbox empty, and nothing new since the look before, because a result on its way from a window to
 * the outbox shows in no number.
 */
final class Settled implements Predicate<GatewayStatus> {

    private final long sent;
    private GatewayStatus.Results before;

    /**
     * @param sent readings that the gateway must have dealt with
     */
    Settled(long sent) {
        this.sent = sent;
    }

    @Override
    public boolean test(GatewayStatus now) {
        boolean quiet = now.results().equals(before);
        before = now.results();
        return quiet
                && now.readings().parsed() + now.readings().rejected() >= sent
                && now.windows().open() == 0
                && now.results().pending() == 0;
    }
}
