package io.tidemark.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

/** Bytes in columns that lie must be refused, and soon, whatever they claim. */
class HostileBatchTest {

    private static final long ANOMALY =
            SchemaNormalization.parsingFingerprint64(Anomaly.getClassSchema());
    private static final long REJECTED =
            SchemaNormalization.parsingFingerprint64(RejectedReading.getClassSchema());

    @Test
    void answersFlippedBytesWithABatchOrItsOwnException() {
        Random random = new Random(20_261_123);
        byte[] valid = EventCodec.encode(ColumnarBatches.encode(ColumnarBatchTest.goldenBatch()));
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = valid.clone();
            for (int flip = 0; flip <= random.nextInt(4); flip++) {
                bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
            }
            assertDecodesOrRefuses(bytes);
        }
    }

    @Test
    void answersEveryTruncationWithItsOwnException() {
        byte[] whole = EventCodec.encode(ColumnarBatches.encode(ColumnarBatchTest.goldenBatch()));
        for (int length = 0; length < whole.length; length++) {
            byte[] bytes = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> EventCodec.decodeDecompressed(bytes))
                    .isInstanceOf(UndecodableEventException.class);
        }
    }

    @Test
    void answersRandomColumnsWithItsOwnException() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            byte[] columns = new byte[random.nextInt(200)];
            random.nextBytes(columns);
            assertDecodesOrRefuses(
                    EventCodec.encode(batch(ANOMALY, longs(0, 1 + random.nextInt(50)), columns)));
        }
    }

    @Test
    void refusesMoreEventsThanABatchMayHave() {
        assertRefused(batch(ANOMALY, longs(0, 65_537), new byte[0]), "65537 events");
        assertRefused(batch(ANOMALY, longs(0, 65_536, 0, 1), new byte[0]), "1 events");
        assertRefused(batch(ANOMALY, longs(0, Long.MAX_VALUE), new byte[0]), "events of block 0");
        assertRefused(batch(ANOMALY, longs(0, -1), new byte[0]), "-1 events");
        assertRefused(batch(ANOMALY, longs(1, 1), new byte[0]), "block 1");
    }

    @Test
    void refusesADictionaryThatGrowsFromItsOwnPrefixes() {
        // One entry of 100 kB, then each the same and one byte more.
        int entries = 10_000;
        Longs columns = new Longs();
        columns.add(entries);
        columns.add(0);
        columns.add(100_000);
        IntStream.range(1, entries)
                .forEach(
                        entry -> {
                            columns.add(100_000 + entry - 1);
                            columns.add(1);
                        });
        byte[] bytes = columns.toBytes().array();

        assertRefused(
                batch(ANOMALY, longs(0, entries), Arrays.copyOf(bytes, bytes.length + 200_000)),
                "a dictionary of more than");
    }

    @Test
    void refusesEventsThatAreTogetherLargerThanTheBound() {
        RejectedReading large =
                RejectedReading.newBuilder(Samples.REJECTED_READING)
                        .setPayload(ByteBuffer.allocate(10_000))
                        .build();
        byte[] event = EventCodec.encode(large);
        EventBlock few = EventBlocks.encode(REJECTED, List.of(event));
        // All columns are constant, so that the same block serves for any number of events.
        byte[] sequences = new byte[10_000];
        ColumnarBatch bomb =
                new ColumnarBatch("g1", longs(0, 10_000), ByteBuffer.wrap(sequences), List.of(few));

        assertRefused(bomb, "events of more than");
    }

    @Test
    void namesASchemaThatIsNotKnown() {
        assertRefused(batch(0x1111_2222_3333_4444L, longs(0, 1), new byte[0]), "1111222233334444");
    }

    private static ColumnarBatch batch(long fingerprint, ByteBuffer order, byte[] columns) {
        return new ColumnarBatch(
                "g1",
                order,
                ByteBuffer.wrap(new byte[10]),
                List.of(new EventBlock(fingerprint, ByteBuffer.wrap(columns))));
    }

    private static ByteBuffer longs(long... values) {
        Longs longs = new Longs();
        Arrays.stream(values).forEach(longs::add);
        return longs.toBytes();
    }

    private static void assertRefused(ColumnarBatch batch, String reason) {
        assertThatThrownBy(() -> EventCodec.decodeBatch(Zstd.compress(EventCodec.encode(batch))))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining(reason);
    }

    private static void assertDecodesOrRefuses(byte[] bytes) {
        try {
            assertThat(EventCodec.decodeDecompressed(bytes)).isNotNull();
        } catch (UndecodableEventException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }
}
