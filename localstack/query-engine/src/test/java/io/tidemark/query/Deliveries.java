package io.tidemark.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What arrived of gateways, and what they declared, as rows of the tables that the reconciliation
 * reads.
 *
 * @param rows rows of tables of results
 * @param quarantined rows of the quarantine
 * @param declared rows of the ledger; each is a result with a number of its own
 */
record Deliveries(List<Row> rows, List<Row> quarantined, List<Declared> declared) {

    static final String[] TABLES = {
        "anomalies",
        "failure_predictions",
        "model_evaluations",
        "window_summaries",
        "rejected_readings",
        "gateway_health"
    };
    private static final String[] ACTIONS = {"FOLDED", "DROPPED", "SET_ASIDE", "DAMAGED"};

    /** Over several of the blocks in which the SQL counts. */
    private static final int MOST_NUMBERS = 400;

    /** A row of a table. */
    record Row(String table, String gateway, long sequence) {}

    /** A row of the ledger. */
    record Declared(String gateway, long sequence, String action, long first, long last) {}

    /** Nothing of anybody. */
    static Deliveries none() {
        return new Deliveries(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Deliveries of gateways with numbers in runs of every fate, alone and several at once. */
    static Deliveries random(long seed, int gateways) {
        Random random = new Random(seed);
        Deliveries deliveries = none();
        for (int gateway = 0; gateway < gateways; gateway++) {
            deliveries.addRandom("gateway-" + gateway, random);
        }
        return deliveries;
    }

    private void addRandom(String gateway, Random random) {
        long highest = 1 + random.nextInt(MOST_NUMBERS);
        long first = 1;
        while (first <= highest) {
            long last = first + random.nextInt(random.nextBoolean() ? 3 : 150);
            for (int fates = random.nextInt(3); fates >= 0; fates--) {
                addRun(gateway, first, last, highest, random);
            }
            first = last + 1;
        }
    }

    private void addRun(String gateway, long first, long last, long highest, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> arrive(gateway, first, last, random);
            case 1 -> {
                arrive(gateway, first, last, random);
                arrive(gateway, last, last, random);
            }
            case 2 -> {
                for (long number = first; number <= last; number++) {
                    quarantined.add(new Row("quarantine", gateway, number));
                }
            }
            case 3, 4 ->
                    declared.add(
                            new Declared(
                                    gateway,
                                    1 + random.nextInt((int) highest),
                                    ACTIONS[random.nextInt(ACTIONS.length)],
                                    first,
                                    last + random.nextInt(20)));
            default -> {
                // Lost, unless another run has these numbers too.
            }
        }
    }

    private void arrive(String gateway, long first, long last, Random random) {
        for (long number = first; number <= last; number++) {
            rows.add(new Row(TABLES[random.nextInt(TABLES.length)], gateway, number));
        }
    }
}
