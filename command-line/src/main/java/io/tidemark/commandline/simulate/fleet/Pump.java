package io.tidemark.commandline.simulate.fleet;

import java.time.Instant;

/**
 * One life of one pump: everything that it measures, and when it ends, follows from this.
 *
 * @param site where it stands
 * @param machine its name, unique within its site
 * @param mode what wears in it
 * @param ending how what is heard of it ends
 * @param startedAt when it was new; its first reading
 * @param seed of everything random
 */
public record Pump(
        String site,
        String machine,
        FailureMode mode,
        Ending ending,
        Instant startedAt,
        long seed) {

    /** The kind of machine, as maintenance reports name it. */
    public static final String TYPE = "pump";

    /** The same pump at another site: it lives the same life there. */
    public Pump at(String otherSite) {
        return new Pump(otherSite, machine, mode, ending, startedAt, seed);
    }

    /** The same pump, begun at another time. */
    Pump from(Instant otherStart) {
        return new Pump(site, machine, mode, ending, otherStart, seed);
    }
}
