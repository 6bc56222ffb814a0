package io.tidemark.trainer.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes a sample of examples anew, from windows and outcomes that are cut off at the moment that
 * the example is about, and demands that they are equal to the last bit. Half of the sample is
 * anywhere, half is the last step of lives that failed, where it pays to know the future.
 */
public final class LeakAudit {

    private static final int SAMPLE = 200;
    private static final int MOST_TOLD = 10;

    private final List<Example> anywhere = new ArrayList<>();
    private final List<Example> last = new ArrayList<>();
    private final Random random = new Random(0);
    private long seen;
    private long ends;
    private Example previous;

    private LeakAudit() {}

    /**
     * @param data the examples
     * @param truth the lake itself, whatever the examples were made of
     * @param outcomes all that the examples were made of
     * @throws LeakException if an example knows the future
     */
    public static Report check(
            TrainingData data,
            WindowSource truth,
            Collection<Outcome> outcomes,
            Set<String> withoutSensors) {
        List<String> leaks = new ArrayList<>(LateSensors.in(data));
        LeakAudit audit = new LeakAudit();
        data.forEach(audit::take);
        audit.takeEnd();
        Collection<RebuiltExample> rebuilt =
                audit.rebuild(truth, outcomes, data.steps().stepMillis(), withoutSensors);
        rebuilt.stream()
                .flatMap(example -> example.differences().stream())
                .limit(MOST_TOLD)
                .forEach(leaks::add);
        if (!leaks.isEmpty()) {
            throw new LeakException(leaks);
        }
        return new Report(
                rebuilt.size(), rebuilt.stream().mapToLong(RebuiltExample::knownLater).sum());
    }

    private void take(Example example) {
        boolean sameLife =
                previous != null
                        && previous.machine().equals(example.machine())
                        && previous.life() == example.life();
        if (!sameLife) {
            takeEnd();
        }
        previous = example;
        sample(anywhere, example, ++seen);
    }

    private void takeEnd() {
        if (previous != null && !previous.censored()) {
            sample(last, previous, ++ends);
        }
    }

    /** Every example has the same chance (Vitter, "Random Sampling with a Reservoir", 1985). */
    private void sample(List<Example> sample, Example example, long number) {
        if (sample.size() < SAMPLE / 2) {
            sample.add(example);
            return;
        }
        long place = random.nextLong(number);
        if (place < SAMPLE / 2) {
            sample.set((int) place, example);
        }
    }

    private Collection<RebuiltExample> rebuild(
            WindowSource truth,
            Collection<Outcome> outcomes,
            long stepMillis,
            Set<String> withoutSensors) {
        List<RebuiltExample> all = new ArrayList<>();
        anywhere.forEach(one -> all.add(new RebuiltExample(one, stepMillis, outcomes)));
        last.forEach(one -> all.add(new RebuiltExample(one, stepMillis, outcomes)));
        Map<MachineId, List<RebuiltExample>> byMachine = new HashMap<>();
        for (RebuiltExample one : all) {
            byMachine.computeIfAbsent(one.example().machine(), key -> new ArrayList<>()).add(one);
        }
        truth.read(
                window -> {
                    if (!withoutSensors.contains(window.sensor())) {
                        byMachine
                                .getOrDefault(window.machine(), List.of())
                                .forEach(one -> one.offer(window));
                    }
                },
                () -> {});
        return all;
    }

    /**
     * What an audit without a leak tells.
     *
     * @param examples how many were made anew
     * @param windowsKnownLater windows of theirs that arrived more than a step after the moment
     *     that the example is about, as from gateways that were off line
     */
    public record Report(int examples, long windowsKnownLater) {}
}
