package io.tidemark.commandline.bench.profile;

import io.tidemark.commandline.bench.Measured;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time and the memory of a gateway go.
 *
 * @param threads seconds of CPU by name of thread, most first; the VM's own threads, which no
 *     recording samples, are here
 * @param owners shares of the samples, by the nearest class of the gateway or library on the stack
 * @param frames shares of the samples, by the method that ran
 * @param memory what the VM has committed
 * @param rssMb all that is resident
 */
public record Profile(
        Map<String, Double> threads,
        Map<String, Double> owners,
        Map<String, Double> frames,
        NativeMemory memory,
        double rssMb) {

    private static final int MOST = 15;
    private static final double PERCENT = 100;
    private static final String OWN = "io.tidemark.";

    /** Native samples are of waits as well; only in these does a thread in native code work. */
    private static final List<String> NATIVE_WORK =
            List.of("org.rocksdb.", "org.sqlite.", "com.github.luben.");

    /** Reads a recording. */
    public static Profile of(Path recording, NativeMemory memory, Measured measured)
            throws IOException {
        Map<String, Double> owners = new TreeMap<>();
        Map<String, Double> frames = new TreeMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getStackTrace() != null && works(event)) {
                    List<RecordedFrame> stack = event.getStackTrace().getFrames();
                    owners.merge(owner(stack), 1.0, Double::sum);
                    frames.merge(method(stack.get(0)), 1.0, Double::sum);
                }
            }
        }
        return new Profile(
                measured.threads(), shares(owners), shares(frames), memory, measured.rssMb());
    }

    private static boolean works(RecordedEvent event) {
        return switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> true;
            case "jdk.NativeMethodSample" -> {
                String top = className(event.getStackTrace().getFrames().get(0));
                yield NATIVE_WORK.stream().anyMatch(top::startsWith);
            }
            default -> false;
        };
    }

    /** Who asked for the work: a class of ours, or the library whose thread it is. */
    private static String owner(List<RecordedFrame> stack) {
        return stack.stream()
                .filter(frame -> className(frame).startsWith(OWN))
                .findFirst()
                .map(Profile::method)
                .orElseGet(() -> library(className(stack.get(stack.size() / 2))));
    }

    private static String library(String className) {
        String[] parts = className.split("\\.");
        int depth = Math.min(3, parts.length - 1);
        return "(" + String.join(".", List.of(parts).subList(0, depth)) + ")";
    }

    private static String method(RecordedFrame frame) {
        String name = className(frame);
        return name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
    }

    private static String className(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    private static Map<String, Double> shares(Map<String, Double> counts) {
        double all = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(count -> shares.put(count.getKey(), PERCENT * count.getValue() / all));
        return shares;
    }

    /** For people. */
    public void print(PrintWriter out) {
        print(out, "CPU by thread, s", threads);
        print(out, "Java and native code by who asked for it, % of samples", owners);
        print(out, "Java and native code by method, % of samples", frames);
        print(out, "Memory that the VM has committed, MB", memory.megabytes());
        out.printf(
                Locale.ROOT,
                "  %8.1f  resident in all; what is more than the %.1f MB above belongs to RocksDB,"
                        + " SQLite and the AWS runtime%n",
                rssMb,
                memory.total());
    }

    private static void print(PrintWriter out, String title, Map<String, Double> values) {
        out.printf("%n%s%n", title);
        values.entrySet().stream()
                .limit(MOST)
                .forEach(
                        value ->
                                out.printf(
                                        Locale.ROOT,
                                        "  %8.1f  %s%n",
                                        value.getValue(),
                                        value.getKey()));
    }
}
