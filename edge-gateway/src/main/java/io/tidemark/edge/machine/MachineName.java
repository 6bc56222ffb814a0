package io.tidemark.edge.machine;

import io.tidemark.events.WindowSummary;

/**
 * The parts of a machine's name.
 *
 * @param site second level of the topics of its devices
 * @param machine third level of the topics of its devices
 */
public record MachineName(String site, String machine) {

    /**
     * @param name site/machine; neither has a slash
     */
    public static MachineName of(String name) {
        int siteEnd = name.indexOf('/');
        return new MachineName(name.substring(0, siteEnd), name.substring(siteEnd + 1));
    }

    /** The key of a machine's state. */
    public static String of(WindowSummary summary) {
        return summary.getSite() + "/" + summary.getMachine();
    }

    /** The key of a machine's state. */
    public static String of(MachineWindow window) {
        return window.machine();
    }
}
