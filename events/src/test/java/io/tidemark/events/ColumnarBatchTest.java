package io.tidemark.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes into a batch comes out of it, byte for byte. */
class ColumnarBatchTest {

    private static final double[] AWKWARD = {
        0.0,
        -0.0,
        Double.NaN,
        Double.longBitsToDouble(0x7ff8_0000_dead_beefL),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        -1e15,
        999_999_999_999_999.0,
        1e-15,
        0.1 + 0.2,
        1.0 / 3
    };

    @Test
    void returnsAMixtureOfEventsInItsOrder() throws Exception {
        List<byte[]> events = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            Samples.BY_FILE.values().forEach(event -> events.add(EventCodec.encode(event)));
        }
        assertReturned(batch(events));
    }

    @Test
    void returnsEventsOfEarlierSchemas() throws Exception {
        assertReturned(
                batch(
                        List.of(
                                Samples.golden("WindowSummary-1.bin"),
                                Samples.golden("Anomaly-1.bin"),
                                Samples.golden("Anomaly.bin"),
                                Samples.golden("WindowSummary.bin"),
                                Samples.golden("GatewayHealth-1.bin"),
                                Samples.golden("WindowSummary-1.bin"))));
    }

    @Test
    void returnsWhatIsNoEvent() throws Exception {
        byte[] event = Samples.golden("Anomaly.bin");
        byte[] unknownSchema = event.clone();
        Arrays.fill(unknownSchema, 2, 10, (byte) 0x11);
        assertReturned(
                batch(
                        List.of(
                                event,
                                new byte[0],
                                Arrays.copyOf(event, event.length - 1),
                                Arrays.copyOf(event, event.length + 1),
                                unknownSchema,
                                "text".getBytes(StandardCharsets.UTF_8),
                                new byte[10],
                                event)));
    }

    @Test
    void returnsAnEventThatIsNotWrittenAsAvroWouldWriteIt() throws Exception {
        byte[] event = Samples.golden("WindowSummary.bin");
        // The length of the gateway's name, 9, in two bytes instead of one.
        byte[] longer = new byte[event.length + 1];
        System.arraycopy(event, 0, longer, 0, 10);
        longer[10] = (byte) (event[10] | 0x80);
        System.arraycopy(event, 11, longer, 12, event.length - 11);

        assertThat(EventCodec.decode(longer)).isEqualTo(Samples.WINDOW_SUMMARY);
        assertReturned(batch(List.of(event, longer)));
    }

    @Test
    void returnsEveryDoubleBitByBit() throws Exception {
        for (double one : AWKWARD) {
            for (double other : AWKWARD) {
                assertReturned(batch(List.of(summary(0, one, 1.25), summary(1, other, one))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 15})
    void returnsRandomDecimalsOfAnyScale(int scale) throws Exception {
        Random random = new Random(scale);
        List<byte[]> events = new ArrayList<>();
        for (int row = 0; row < 300; row++) {
            double value = Math.round(random.nextGaussian() * 1e6) / Math.pow(10, scale);
            events.add(summary(row, value, random.nextBoolean() ? null : value * 3));
        }
        assertReturned(batch(events));
    }

    @Test
    void returnsRandomBatches() throws Exception {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            List<byte[]> events = new ArrayList<>();
            for (int row = random.nextInt(40); row >= 0; row--) {
                double value = Double.longBitsToDouble(random.nextLong());
                events.add(
                        random.nextInt(4) == 0
                                ? EventCodec.encode(Samples.ANOMALY)
                                : summary(random.nextInt(), value, random.nextGaussian()));
            }
            assertReturned(batch(events));
        }
    }

    @Test
    void returnsIncidentsWithAndWithoutWhatMayBeAbsent() throws Exception {
        Random random = new Random(5);
        List<byte[]> events = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            events.add(EventCodec.encode(incident(row, random)));
        }
        assertReturned(batch(events));
    }

    @Test
    void returnsAnEmptyBatchAndExtremeSequences() throws Exception {
        assertReturned(batch(List.of()));
        ByteBuffer event = ByteBuffer.wrap(Samples.golden("Anomaly.bin"));
        assertReturned(
                new UplinkBatch(
                        "g1",
                        List.of(
                                new UplinkEntry(Long.MAX_VALUE, event),
                                new UplinkEntry(Long.MIN_VALUE, event),
                                new UplinkEntry(0L, event))));
    }

    @Test
    void leavesTheBuffersOfTheBatchAsTheyWere() {
        UplinkBatch batch = batch(List.of(EventCodec.encode(Samples.ANOMALY)));
        EventCodec.encodeBatch(batch);

        assertThat(batch.getEntries().get(0).getEvent().hasRemaining()).isTrue();
    }

    @Test
    void stillDecodesABatchOfAnEarlierRelease() throws Exception {
        assertThat(EventCodec.decodeBatch(Zstd.compress(Samples.golden("UplinkBatch.bin"))))
                .isEqualTo(Samples.UPLINK_BATCH);
    }

    @Test
    void stillDecodesABatchOfTheFirstReleaseWithColumns() throws Exception {
        SpecificRecord batch = EventCodec.decode(Samples.golden("ColumnarBatch-1.bin"));

        assertThat(ColumnarBatches.decode((ColumnarBatch) batch)).isEqualTo(goldenBatch());
    }

    @Test
    void refusesToEncodeMoreEventsThanItDecodes() {
        byte[] event = EventCodec.encode(Samples.ANOMALY);
        UplinkBatch batch = batch(Collections.nCopies(65_537, event));

        assertThatThrownBy(() -> EventCodec.encodeBatch(batch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65537 events");
    }

    /** Of several kinds, and summaries in both ways to store doubles and with an absent one. */
    static UplinkBatch goldenBatch() {
        List<byte[]> events = new ArrayList<>();
        for (String file : new String[] {"Anomaly-1.bin", "WindowSummary.bin", "LedgerEntry.bin"}) {
            events.add(Samples.golden(file));
        }
        for (int row = 0; row < 20; row++) {
            events.add(summary(row, 1.0 / (row + 3), row == 7 ? null : row / 4.0));
        }
        events.add("text".getBytes(StandardCharsets.UTF_8));
        return batch(events);
    }

    private static void assertReturned(UplinkBatch batch) throws UndecodableEventException {
        assertThat(EventCodec.decodeBatch(EventCodec.encodeBatch(batch))).isEqualTo(batch);
    }

    static UplinkBatch batch(List<byte[]> events) {
        List<UplinkEntry> entries = new ArrayList<>();
        for (byte[] event : events) {
            entries.add(new UplinkEntry(100L + entries.size(), ByteBuffer.wrap(event)));
        }
        return new UplinkBatch("gateway-1", entries);
    }

    private static Anomaly incident(int row, Random random) {
        return Anomaly.newBuilder(Samples.ANOMALY)
                .setIncident(row % 5 == 0 ? null : "incident-" + row / 4)
                .setPhase(AnomalyPhase.values()[row % 3])
                .setOpenedAt(random.nextBoolean() ? null : Instant.ofEpochMilli(random.nextLong()))
                .setSeverity(Severity.values()[random.nextInt(4)])
                .setReason(AnomalyReason.values()[random.nextInt(7)])
                .setExpectedLower(random.nextBoolean() ? null : random.nextInt(100) / 4.0)
                .setExpectedUpper(random.nextBoolean() ? null : random.nextGaussian())
                .setAbnormalReadings(random.nextBoolean() ? null : random.nextLong())
                .setPeakScore(random.nextBoolean() ? null : random.nextDouble())
                .setPeakValue(random.nextBoolean() ? null : random.nextGaussian())
                .setExplanation(random.nextBoolean() ? null : "sensor " + row % 3)
                .build();
    }

    private static byte[] summary(int number, double mean, Double last) {
        Instant start = Instant.ofEpochSecond(5L * number);
        return EventCodec.encode(
                WindowSummary.newBuilder(Samples.WINDOW_SUMMARY)
                        .setSensor("sensor-" + Math.floorMod(number, 7))
                        .setUnit(number % 3 == 0 ? null : "Cel")
                        .setWindowStart(start)
                        .setWindowEnd(start.plusSeconds(5))
                        .setRevision(number)
                        .setMean(mean)
                        .setLast(last)
                        .build());
    }
}
