package io.tidemark.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is measured often must cost little to report. */
class BatchSizeTest {

    private static final int SENSORS = 1_000;
    private static final int READINGS_PER_WINDOW = 50;
    private static final int BYTES_OF_A_READING = 75;

    @Test
    void takesLessThanOnePercentOfTheReadingsThatItSummarises() {
        List<byte[]> events = summaries(new Random(5));

        assertThat(percentOfTheReadings(events.subList(0, 100))).isLessThan(0.7);
        assertThat(percentOfTheReadings(events)).isLessThan(0.6);
    }

    @Test
    void takesAThirdLessThanEventByEvent() {
        UplinkBatch batch = ColumnarBatchTest.batch(summaries(new Random(6)));

        assertThat(EventCodec.encodeBatch(batch).length)
                .isLessThan(Zstd.compress(EventCodec.encode(batch), 6).length * 2 / 3);
    }

    private static double percentOfTheReadings(List<byte[]> events) {
        int bytes = EventCodec.encodeBatch(ColumnarBatchTest.batch(events)).length;
        return 100.0 * bytes / (events.size() * READINGS_PER_WINDOW * BYTES_OF_A_READING);
    }

    /** One window of every sensor, in no order, of readings with two digits after the point. */
    private static List<byte[]> summaries(Random random) {
        List<byte[]> events = new ArrayList<>();
        for (int sensor = 0; sensor < SENSORS; sensor++) {
            double level = 20 + 80 * random.nextDouble();
            double mean = 0;
            double squares = 0;
            double min = Double.MAX_VALUE;
            double max = -Double.MAX_VALUE;
            double last = 0;
            for (int count = 1; count <= READINGS_PER_WINDOW; count++) {
                last = Math.round((level + random.nextGaussian() / 2) * 100) / 100.0;
                double distance = last - mean;
                mean += distance / count;
                squares += distance * (last - mean);
                min = Math.min(min, last);
                max = Math.max(max, last);
            }
            events.add(
                    EventCodec.encode(
                            WindowSummary.newBuilder(Samples.WINDOW_SUMMARY)
                                    .setMachine("press-" + sensor / 10)
                                    .setSensor("sensor-" + sensor % 10)
                                    .setType(sensor % 2 == 0 ? "temperature" : "acceleration")
                                    .setUnit(sensor % 2 == 0 ? "Cel" : null)
                                    .setWindowStart(Instant.parse("2026-01-01T00:00:00Z"))
                                    .setWindowEnd(Instant.parse("2026-01-01T00:00:05Z"))
                                    .setRevision(0)
                                    .setCount(READINGS_PER_WINDOW)
                                    .setMean(mean)
                                    .setMin(min)
                                    .setMax(max)
                                    .setStandardDeviation(Math.sqrt(squares / READINGS_PER_WINDOW))
                                    .setLast(last)
                                    .build()));
        }
        Collections.shuffle(events, random);
        return events;
    }
}
