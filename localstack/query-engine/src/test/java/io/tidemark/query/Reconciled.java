package io.tidemark.query;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A row of the reconciliation, without what the gateway says of itself. */
record Reconciled(
        String gateway,
        long highest,
        long present,
        long missing,
        long folded,
        long dropped,
        long setAside,
        long damaged,
        long quarantined,
        long unexplained,
        Long firstUnexplained,
        Long lastUnexplained,
        long repeated) {

    private static final List<String> FATES =
            List.of("PRESENT", "QUARANTINED", "FOLDED", "DROPPED", "SET_ASIDE", "DAMAGED");

    /** By brute force: every number by itself, looked up in plain sets. */
    static List<Reconciled> bruteForce(Deliveries deliveries) {
        Set<String> gateways = new TreeSet<>(Comparator.naturalOrder());
        deliveries.rows().forEach(row -> gateways.add(row.gateway()));
        deliveries.quarantined().forEach(row -> gateways.add(row.gateway()));
        deliveries.declared().forEach(row -> gateways.add(row.gateway()));
        return gateways.stream().map(gateway -> of(gateway, deliveries)).toList();
    }

    private static Reconciled of(String gateway, Deliveries deliveries) {
        List<Long> stored =
                Stream.concat(
                                deliveries.rows().stream()
                                        .filter(row -> row.gateway().equals(gateway))
                                        .map(Deliveries.Row::sequence),
                                deliveries.declared().stream()
                                        .filter(row -> row.gateway().equals(gateway))
                                        .map(Deliveries.Declared::sequence))
                        .toList();
        List<Set<Long>> byFate =
                FATES.stream().map(fate -> numbers(fate, gateway, deliveries)).toList();
        byFate.get(0).addAll(stored);
        long highest =
                byFate.stream().flatMap(Set::stream).mapToLong(Long::longValue).max().orElse(0);
        long[] counts = new long[FATES.size()];
        TreeSet<Long> unexplained = new TreeSet<>();
        for (long number = 1; number <= highest; number++) {
            int fate = 0;
            while (fate < counts.length && !byFate.get(fate).contains(number)) {
                fate++;
            }
            if (fate == counts.length) {
                unexplained.add(number);
            } else {
                counts[fate]++;
            }
        }
        return new Reconciled(
                gateway,
                highest,
                counts[0],
                highest - counts[0],
                counts[2],
                counts[3],
                counts[4],
                counts[5],
                counts[1],
                unexplained.size(),
                unexplained.isEmpty() ? null : unexplained.first(),
                unexplained.isEmpty() ? null : unexplained.last(),
                stored.size() - counts[0]);
    }

    private static Set<Long> numbers(String fate, String gateway, Deliveries deliveries) {
        Set<Long> numbers = new HashSet<>();
        for (Deliveries.Declared entry : deliveries.declared()) {
            if (entry.gateway().equals(gateway) && entry.action().equals(fate)) {
                for (long number = entry.first(); number <= entry.last(); number++) {
                    numbers.add(number);
                }
            }
        }
        if (fate.equals("QUARANTINED")) {
            deliveries.quarantined().stream()
                    .filter(row -> row.gateway().equals(gateway))
                    .forEach(row -> numbers.add(row.sequence()));
        }
        return numbers;
    }
}
