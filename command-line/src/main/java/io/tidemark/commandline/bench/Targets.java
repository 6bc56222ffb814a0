package io.tidemark.commandline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the gateway is to hold, and what it has missed. */
final class Targets {

    private static final double TIMES_THE_PEER = 1.5;
    private static final double MOST_MEGABYTES = 256;
    private static final int RATE_OF_THE_MEMORY = 10_000;
    private static final double LONGEST_START_SECONDS = 3;

    private Targets() {}

    /** A sentence for each target that is missed; the peer's only if there is one. */
    static List<String> missed(Comparison comparison) {
        List<String> missed = new ArrayList<>();
        SideResult ours = comparison.tidemark();
        if (ours.lost() != 0) {
            missed.add(say("%,d readings were lost, the target is none", ours.lost()));
        }
        if (comparison.peer() != null) {
            double least = TIMES_THE_PEER * comparison.peer().eventsPerCpuSecond();
            if (ours.eventsPerCpuSecond() < least) {
                missed.add(
                        say(
                                "%,.0f events per CPU-second, the target is %,.0f: %.1f times the"
                                        + " peer's",
                                ours.eventsPerCpuSecond(), least, TIMES_THE_PEER));
            }
        }
        if (comparison.workload().rate() <= RATE_OF_THE_MEMORY && ours.rssMb() > MOST_MEGABYTES) {
            missed.add(say("%.0f MB, the target is %.0f", ours.rssMb(), MOST_MEGABYTES));
        }
        if (ours.coldStartSeconds() != null && ours.coldStartSeconds() > LONGEST_START_SECONDS) {
            missed.add(
                    say(
                            "%.2f s to the first window, the target is %.0f",
                            ours.coldStartSeconds(), LONGEST_START_SECONDS));
        }
        return missed;
    }

    private static String say(String sentence, Object... values) {
        return String.format(Locale.ROOT, sentence, values);
    }
}
