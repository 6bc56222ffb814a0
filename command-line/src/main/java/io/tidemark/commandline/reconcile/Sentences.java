package io.tidemark.commandline.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words what became of a gateway's results, and names what is missing. */
final class Sentences {

    private Sentences() {}

    /** One sentence or more, of which the first says whether all is well. */
    static List<String> of(GatewayReconciliation gateway) {
        List<String> sentences = new ArrayList<>();
        sentences.add(gateway.unexplained() == 0 ? accounted(gateway) : gap(gateway));
        if (gateway.repeated() > 0) {
            sentences.add(
                    text(
                            "%s the number of another: counted twice.",
                            several(gateway.repeated(), "row repeats", "rows repeat")));
        }
        if (gateway.quarantined() > 0) {
            sentences.add("What is in the table quarantine has its reason and its bytes there.");
        }
        return sentences;
    }

    /** All is well with what a gateway had emitted, and newer results are on their way. */
    static String settled(OwnCount own, GatewayReconciliation gateway) {
        return text(
                "all from 1 to %,d are accounted for, which it had emitted; %s on the way.",
                own.emitted(), several(gateway.unexplained(), "newer one is", "newer ones are"));
    }

    /** The gateway has emitted more than is known here. */
    static String behind(OwnCount own, long highest) {
        return text(
                "it has emitted %,d, and %s.",
                own.emitted(),
                highest == 0
                        ? "nothing of it has arrived"
                        : text("the highest that is known here is %,d", highest));
    }

    private static String accounted(GatewayReconciliation gateway) {
        if (gateway.missing() == 0) {
            return text("all from 1 to %,d are in the tables.", gateway.highest());
        }
        List<String> parts = new ArrayList<>();
        add(parts, gateway.folded(), "folded");
        add(parts, gateway.dropped(), "dropped");
        add(parts, gateway.setAside(), "set aside");
        add(parts, gateway.damaged(), "damaged");
        add(parts, gateway.quarantined(), "in quarantine");
        return text(
                "all from 1 to %,d are accounted for: %,d in the tables, %s.",
                gateway.highest(), gateway.present(), String.join(", ", parts));
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(text("%,d %s", count, what));
        }
    }

    private static String gap(GatewayReconciliation gateway) {
        return text(
                "%s neither in a table nor declared: %s.%s",
                several(gateway.unexplained(), "result is", "results are"),
                numbers(gateway),
                waiting(gateway));
    }

    private static String numbers(GatewayReconciliation gateway) {
        long first = gateway.firstUnexplained();
        long last = gateway.lastUnexplained();
        if (first == last) {
            return text("number %,d", first);
        }
        return last - first + 1 == gateway.unexplained()
                ? text("numbers %,d to %,d", first, last)
                : text("between the numbers %,d and %,d", first, last);
    }

    private static String waiting(GatewayReconciliation gateway) {
        if (gateway.waiting() == null || gateway.waiting() == 0) {
            return "";
        }
        return text(
                " At %s UTC the gateway held %,d to be sent; --wait waits for those.",
                gateway.healthAt().replace('T', ' ').replaceAll("\\.\\d+$", ""), gateway.waiting());
    }

    private static String several(long count, String one, String more) {
        return text("%,d %s", count, count == 1 ? one : more);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
