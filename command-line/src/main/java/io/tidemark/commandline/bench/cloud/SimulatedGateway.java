package io.tidemark.commandline.bench.cloud;

import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import io.tidemark.events.EventCodec;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.Severity;
import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import io.tidemark.events.WindowSummary;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/**
 * The results of a gateway that never existed, in the order and the numbers of its outbox: windows
 * of 5 s of every sensor, with readings of two digits after the point, an anomaly among a thousand
 * of them, its health every minute. The same seed gives the same bytes.
 */
final class SimulatedGateway {

    static final Instant FIRST_WINDOW = Instant.parse("2026-03-01T06:00:00Z");

    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int WINDOWS_PER_HEALTH = 12;
    private static final int SUMMARIES_PER_ANOMALY = 1_000;
    private static final int READINGS_PER_WINDOW = 50;
    private static final int SENSORS_PER_MACHINE = 10;
    private static final int GATEWAYS_PER_SITE = 4;
    private static final double HUNDREDTHS = 100;

    private final String name;
    private final String site;
    private final int sensors;
    private final SplittableRandom random;
    private final double[] levels;
    private long sequence;
    private long summaries;
    private int sensor;
    private Instant windowStart = FIRST_WINDOW;

    SimulatedGateway(int number, int sensors) {
        this.name = "bench-gateway-" + number;
        this.site = "plant-" + number / GATEWAYS_PER_SITE;
        this.sensors = sensors;
        this.random = new SplittableRandom(number);
        this.levels = random.doubles(sensors, 20, 100).toArray();
    }

    String name() {
        return name;
    }

    /** The next results. */
    List<SimulatedResult> next(int results) {
        List<SimulatedResult> next = new ArrayList<>(results);
        while (next.size() < results) {
            sequence++;
            next.add(new SimulatedResult(sequence, event()));
        }
        return next;
    }

    /** The message in which a gateway sends them. */
    byte[] message(List<SimulatedResult> results) {
        List<UplinkEntry> entries = new ArrayList<>(results.size());
        for (SimulatedResult result : results) {
            entries.add(
                    new UplinkEntry(
                            result.sequence(), ByteBuffer.wrap(EventCodec.encode(result.event()))));
        }
        return EventCodec.encodeBatch(new UplinkBatch(name, entries));
    }

    private SpecificRecord event() {
        if (summaries % SUMMARIES_PER_ANOMALY == SUMMARIES_PER_ANOMALY / 2) {
            summaries++;
            return anomaly();
        }
        if (sensor == sensors) {
            sensor = 0;
            windowStart = windowStart.plus(WINDOW);
            long windows = Duration.between(FIRST_WINDOW, windowStart).dividedBy(WINDOW);
            if (windows % WINDOWS_PER_HEALTH == 0) {
                return health();
            }
        }
        summaries++;
        return summary(sensor++);
    }

    private WindowSummary summary(int of) {
        DoubleSummaryStatistics readings = new DoubleSummaryStatistics();
        double squares = 0;
        double last = 0;
        while (readings.getCount() < READINGS_PER_WINDOW) {
            last = hundredths(levels[of] + random.nextGaussian() / 2);
            readings.accept(last);
            squares += (last - levels[of]) * (last - levels[of]);
        }
        double off = readings.getAverage() - levels[of];
        return new WindowSummary(
                name,
                site,
                "press-" + of / SENSORS_PER_MACHINE,
                "sensor-" + of % SENSORS_PER_MACHINE,
                of % 2 == 0 ? "temperature" : "acceleration",
                of % 2 == 0 ? "Cel" : null,
                windowStart,
                windowStart.plus(WINDOW),
                0,
                (long) READINGS_PER_WINDOW,
                readings.getAverage(),
                readings.getMin(),
                readings.getMax(),
                Math.sqrt(squares / READINGS_PER_WINDOW - off * off),
                last);
    }

    private Anomaly anomaly() {
        int of = random.nextInt(sensors);
        Instant at = windowStart.plusMillis(random.nextInt((int) WINDOW.toMillis()));
        return Anomaly.newBuilder()
                .setGateway(name)
                .setSite(site)
                .setMachine("press-" + of / SENSORS_PER_MACHINE)
                .setSensor("sensor-" + of % SENSORS_PER_MACHINE)
                .setType("temperature")
                .setUnit("Cel")
                .setEventTime(at)
                .setDeviceSequence(sequence)
                .setValue(hundredths(levels[of] + 50))
                .setScore(5 + random.nextDouble())
                .setThreshold(4)
                .setDetector("robust-z")
                .setDetectorVersion("1")
                .setIncident(Long.toHexString(random.nextLong()))
                .setPhase(AnomalyPhase.OPENED)
                .setOpenedAt(at)
                .setSeverity(Severity.MEDIUM)
                .setReason(AnomalyReason.UNUSUAL)
                .setAbnormalReadings(1L)
                .setPeakScore(6.0)
                .build();
    }

    private GatewayHealth health() {
        return GatewayHealth.newBuilder()
                .setGateway(name)
                .setMeasuredAt(windowStart)
                .setStartedAt(FIRST_WINDOW)
                .setVersion("bench")
                .setReadingsParsed(summaries * READINGS_PER_WINDOW)
                .setReadingsRejected(0)
                .setReadingsLate(0)
                .setResultsEmitted(sequence)
                .setResultsUplinked(sequence)
                .setOutboxRows(0)
                .setOutboxBytes(0)
                .build();
    }

    private static double hundredths(double value) {
        return Math.rint(value * HUNDREDTHS) / HUNDREDTHS;
    }
}
