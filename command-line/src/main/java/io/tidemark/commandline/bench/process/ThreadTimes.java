package io.tidemark.commandline.bench.process;

import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CPU of each thread of a process by its name; threads of one name but for a number are one.
 *
 * @param byName never changed
 */
public record ThreadTimes(Map<String, CpuTime> byName) {

    public ThreadTimes {
        byName = Map.copyOf(byName);
    }

    /** What the threads of a running process have used since each of them started. */
    public static ThreadTimes of(long pid) {
        Map<String, CpuTime> byName = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks.toList()) {
                add(byName, task);
            }
        } catch (IOException e) {
            throw new CommandFailedException("a process that is measured has ended: " + pid, e);
        }
        return new ThreadTimes(byName);
    }

    private static void add(Map<String, CpuTime> byName, Path task) throws IOException {
        if (Files.exists(task.resolve("stat"))) {
            String name =
                    Files.readString(task.resolve("comm")).strip().replaceAll("[-#]?\\d+$", "");
            byName.merge(
                    name,
                    CpuTime.read(task.resolve("stat")),
                    (one, other) -> new CpuTime(one.ticks() + other.ticks()));
        }
    }

    /** Seconds of CPU by name of thread since the earlier moment, most first. */
    public Map<String, Double> secondsSince(ThreadTimes earlier) {
        List<Map.Entry<String, Double>> entries =
                byName.entrySet().stream()
                        .map(
                                entry ->
                                        Map.entry(
                                                entry.getKey(),
                                                entry.getValue()
                                                        .secondsSince(
                                                                earlier.byName.getOrDefault(
                                                                        entry.getKey(),
                                                                        CpuTime.NONE))))
                        .sorted(
                                Map.Entry.<String, Double>comparingByValue(
                                        Comparator.reverseOrder()))
                        .toList();
        return entries.stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                Double::sum,
                                LinkedHashMap::new));
    }
}
