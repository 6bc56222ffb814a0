package io.tidemark.edge.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the windows of one machine's sensors together by their ends, in the order of the ends. A
 * window waits until every sensor that was heard lately has given it or a later one, or for a time;
 * a sensor whose clock is behind or ahead of most holds up none. A machine's first window always
 * waits, so that the machine's sensors are known.
 *
 * <p>Ends are event time, all other times listening time, both in milliseconds.
 */
final class WindowJoin {

    /** A sensor that gives no windows for longer is not waited for. */
    static final long AWAITED_FOR_MILLIS = Duration.ofMinutes(5).toMillis();

    /** A sensor that gives no windows for longer is none of the machine any more. */
    static final long FORGOTTEN_AFTER_MILLIS = Duration.ofDays(8).toMillis();

    /** Windows of a machine that may wait: 21 minutes of 5 s. */
    static final int MOST_PENDING = 256;

    static final long NEVER = Long.MAX_VALUE;

    private final long waitMillis;
    private final TreeMap<String, Heard> sensors = new TreeMap<>();
    private final TreeMap<Long, Pending> pending = new TreeMap<>();
    private long emittedEnd;

    /** When the machine's timer fires. */
    long timerAtMillis;

    /**
     * @param waitMillis how long a window waits for sensors
     */
    WindowJoin(long waitMillis, PendingWindows state) {
        this.waitMillis = waitMillis;
        emittedEnd = state.emittedEnd();
        timerAtMillis = state.timerAtMillis();
        String[] names = state.sensors();
        for (int i = 0; i < names.length; i++) {
            sensors.put(names[i], new Heard(state.newestEnds()[i], state.heardAt()[i]));
        }
        for (int window = 0; window < state.ends().length; window++) {
            Pending waits = new Pending(state.since()[window]);
            pending.put(state.ends()[window], waits);
            for (int i = 0; i < names.length; i++) {
                double mean = state.means()[window * names.length + i];
                if (!Double.isNaN(mean)) {
                    waits.means.put(names[i], mean);
                }
            }
        }
    }

    PendingWindows state() {
        String[] names = names();
        double[] means = new double[pending.size() * names.length];
        int next = 0;
        for (Pending waits : pending.values()) {
            for (String name : names) {
                means[next++] = waits.means.getOrDefault(name, Double.NaN);
            }
        }
        return new PendingWindows(
                names,
                sensors.values().stream().mapToLong(Heard::newestEnd).toArray(),
                sensors.values().stream().mapToLong(Heard::atMillis).toArray(),
                emittedEnd,
                pending.keySet().stream().mapToLong(Long::longValue).toArray(),
                pending.values().stream().mapToLong(waits -> waits.sinceMillis).toArray(),
                means,
                timerAtMillis);
    }

    /**
     * Takes in the window of a sensor.
     *
     * @return whether it came before its machine's window was emitted
     */
    boolean add(String sensor, long end, double mean, long nowMillis) {
        Heard before = sensors.get(sensor);
        long newest = before == null ? end : Math.max(end, before.newestEnd());
        sensors.put(sensor, new Heard(newest, nowMillis));
        if (end <= emittedEnd) {
            return false;
        }
        pending.computeIfAbsent(end, key -> new Pending(nowMillis)).means.put(sensor, mean);
        if (pending.size() > MOST_PENDING) {
            pending.pollLastEntry();
        }
        return true;
    }

    /** The windows that wait no longer, in order. */
    List<MachineWindow> takeDue(String machine, long nowMillis) {
        sensors.values().removeIf(heard -> nowMillis - heard.atMillis() >= FORGOTTEN_AFTER_MILLIS);
        List<MachineWindow> due = new ArrayList<>();
        while (!pending.isEmpty() && isDue(pending.firstEntry(), nowMillis)) {
            Map.Entry<Long, Pending> window = pending.pollFirstEntry();
            emittedEnd = window.getKey();
            due.add(window(machine, window));
        }
        return due;
    }

    /** When something is to be looked at again if nothing comes; {@link #NEVER} if never. */
    long nextDueMillis(long nowMillis) {
        if (sensors.isEmpty()) {
            return NEVER;
        }
        if (pending.isEmpty()) {
            long newest = sensors.values().stream().mapToLong(Heard::atMillis).max().orElse(0);
            return newest + FORGOTTEN_AFTER_MILLIS;
        }
        long waited = pending.firstEntry().getValue().sinceMillis + waitMillis;
        // Else a sensor holds it up that will not be waited for after some time.
        return waited > nowMillis ? waited : nowMillis + waitMillis;
    }

    /** Whether nothing is known of the machine any more. */
    boolean isForgotten() {
        return sensors.isEmpty() && pending.isEmpty();
    }

    private boolean isDue(Map.Entry<Long, Pending> window, long nowMillis) {
        long end = window.getKey();
        long[] awaited =
                sensors.values().stream()
                        .filter(heard -> nowMillis - heard.atMillis() < AWAITED_FOR_MILLIS)
                        .mapToLong(Heard::newestEnd)
                        .sorted()
                        .toArray();
        if (emittedEnd != Long.MIN_VALUE && (awaited.length == 0 || awaited[0] >= end)) {
            return true;
        }
        // What is ahead of most sensors would make them late.
        boolean aheadOfMost = awaited.length > 0 && end > awaited[awaited.length / 2];
        return !aheadOfMost && nowMillis - window.getValue().sinceMillis >= waitMillis;
    }

    private MachineWindow window(String machine, Map.Entry<Long, Pending> window) {
        String[] names = names();
        double[] means = new double[names.length];
        Arrays.setAll(means, i -> window.getValue().means.getOrDefault(names[i], Double.NaN));
        return new MachineWindow(machine, window.getKey(), names, means);
    }

    private String[] names() {
        return sensors.keySet().toArray(new String[0]);
    }

    private record Heard(long newestEnd, long atMillis) {}

    private static final class Pending {

        private final long sinceMillis;
        private final Map<String, Double> means = new TreeMap<>();

        private Pending(long sinceMillis) {
            this.sinceMillis = sinceMillis;
        }
    }
}
