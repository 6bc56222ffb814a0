package io.tidemark.benchmarks.outbox;

import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Window summaries of many sensors, about 300 bytes a row; the same number gives the same one. */
final class Summaries {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int SENSORS = 1_000;
    private static final int READINGS = 50;
    private static final String NAME_OF_A_PLANT =
            "a-plant-with-a-name-as-long-as-they-are-where-somebody-has-a-scheme-for-names,"
                    + "-with-the-country,-the-region,-the-town,-the-hall-and-the-line-that-it-is-part-of";

    private Summaries() {}

    static WindowSummary summary(long number) {
        Random random = new Random(number);
        Instant start = START.plus(WINDOW.multipliedBy(number / SENSORS));
        double mean = 20 + random.nextGaussian();
        return WindowSummary.newBuilder()
                .setGateway("bench-gateway")
                .setSite(NAME_OF_A_PLANT)
                .setMachine("machine-" + number % SENSORS / 10)
                .setSensor("sensor-" + number % SENSORS)
                .setType("temperature")
                .setUnit("°C")
                .setWindowStart(start)
                .setWindowEnd(start.plus(WINDOW))
                .setCount(READINGS)
                .setMean(mean)
                .setMin(mean - 1)
                .setMax(mean + 1)
                .setStandardDeviation(random.nextDouble())
                .setLast(mean)
                .build();
    }
}
