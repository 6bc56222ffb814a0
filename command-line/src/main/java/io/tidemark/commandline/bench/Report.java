package io.tidemark.commandline.bench;

import io.tidemark.commandline.bench.peer.PeerBench;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sides beside each other, for people.
 *
 * @param broker that ours was measured with
 * @param outcomes ours, and the peer's if it is at hand
 */
record Report(Workload workload, String broker, List<Outcome> outcomes) {

    private static final int MOST_THREADS = 8;
    private static final double MICROS_PER_SECOND = 1e6;

    Report {
        outcomes = List.copyOf(outcomes);
    }

    Comparison comparison() {
        return new Comparison(
                workload,
                outcomes.get(0).result(),
                outcomes.size() > 1 ? outcomes.get(1).result() : null);
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n%,d readings/s from %,d sensors as JSON over MQTT (%s), QoS %d; %d s after"
                        + " %d s of warm-up%n",
                workload.rate(),
                workload.sensors(),
                broker,
                workload.qos(),
                workload.seconds(),
                workload.warmUpSeconds());
        row(out, "", Outcome::name);
        row(out, "sent", side -> count(side.driven().sent()));
        row(out, "received", side -> count(side.result().received()));
        row(out, "processed", side -> count(side.result().processed()));
        row(out, "lost", side -> count(side.result().lost()));
        row(out, "events per CPU-second", side -> count(side.result().eventsPerCpuSecond()));
        row(out, "CPU, s", side -> decimal(side.driven().measured().cpuSeconds()));
        row(out, "in, s", side -> decimal(side.driven().measured().wallSeconds()));
        row(out, "most resident memory, MB", side -> decimal(side.result().rssMb()));
        row(out, "cold start to first window, s", Report::coldStarts);
        row(out, "CPU of each cold start, s", Report::coldStartCpu);
        row(out, "load behind schedule, ms", side -> count(side.driven().longestDelayMillis()));
        outcomes.forEach(side -> details(out, side));
        if (outcomes.size() == 1) {
            out.printf(
                    "%nNo peer: set %s to the folder of eKuiper to measure it as well.%n",
                    PeerBench.HOME);
        }
    }

    private void row(PrintWriter out, String label, Function<Outcome, String> value) {
        String values =
                outcomes.stream()
                        .map(value)
                        .map(text -> String.format(Locale.ROOT, "%24s", text))
                        .collect(Collectors.joining());
        out.printf(Locale.ROOT, "  %-30s%s%n", label, values);
    }

    private static void details(PrintWriter out, Outcome side) {
        out.printf(Locale.ROOT, "%n%s%n", side.name());
        side.notes().forEach(note -> out.println("  " + note));
        double micros = MICROS_PER_SECOND / Math.max(1, side.driven().measured().events());
        String threads =
                side.driven().measured().threads().entrySet().stream()
                        .limit(MOST_THREADS)
                        .map(
                                thread ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.1f",
                                                thread.getKey(),
                                                thread.getValue() * micros))
                        .collect(Collectors.joining(", "));
        out.println("  us of CPU a reading by thread: " + threads);
    }

    private static String coldStarts(Outcome side) {
        return side.result().coldStartSeconds() == null
                ? "-"
                : decimal(side.result().coldStartSeconds());
    }

    private static String coldStartCpu(Outcome side) {
        return side.coldStarts().isEmpty()
                ? "-"
                : side.coldStarts().stream()
                        .map(start -> decimal(start.cpuSeconds()))
                        .collect(Collectors.joining(" "));
    }

    private static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
