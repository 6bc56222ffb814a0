package io.tidemark.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    @ParameterizedTest
    @MethodSource("events")
    void decodesWhatItEncoded(SpecificRecord event) throws Exception {
        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @Test
    void decodesTheBatchThatItEncoded() throws Exception {
        byte[] bytes = EventCodec.encodeBatch(Samples.UPLINK_BATCH);

        assertThat(EventCodec.decodeBatch(bytes)).isEqualTo(Samples.UPLINK_BATCH);
    }

    @ParameterizedTest
    @MethodSource("events")
    void refusesEveryTruncation(SpecificRecord event) {
        byte[] whole = EventCodec.encode(event);

        for (int length = 0; length < whole.length; length++) {
            byte[] truncated = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> EventCodec.decode(truncated))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(UndecodableEventException.class);
        }
    }

    @Test
    void refusesBytesThatAreLeftOver() {
        byte[] whole = EventCodec.encode(Samples.ANOMALY);

        assertThatThrownBy(() -> EventCodec.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("1 bytes left over");
    }

    @Test
    void namesTheFingerprintOfAnUnknownSchema() {
        byte[] bytes = EventCodec.encode(Samples.ANOMALY);
        Arrays.fill(bytes, 2, 10, (byte) 0x11);

        assertThatThrownBy(() -> EventCodec.decode(bytes))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("1111111111111111");
    }

    @Test
    void refusesAnEventWhereABatchIsExpected() {
        byte[] bytes = Zstd.compress(EventCodec.encode(Samples.ANOMALY));

        assertThatThrownBy(() -> EventCodec.decodeBatch(bytes))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("found Anomaly");
    }

    @Test
    void refusesABatchThatDecompressesBeyondTheBound() {
        byte[] bomb = Zstd.compress(new byte[4 * EventCodec.MAX_BATCH_BYTES]);

        assertThat(bomb.length).isLessThan(128 * 1024);
        assertThatThrownBy(() -> EventCodec.decodeBatch(bomb))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void neverAnswersRandomBytesWithAnythingButItsOwnException() {
        Random random = new Random(20_260_101);
        byte[] valid = EventCodec.encode(Samples.UPLINK_BATCH);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = valid.clone();
            for (int flip = 0; flip <= random.nextInt(4); flip++) {
                bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
            }
            assertDecodesOrRefuses(bytes);
        }
    }

    @Test
    void keepsTheSizeOfABatchFarBelowThatOfItsReadings() {
        WindowSummary summary = Samples.WINDOW_SUMMARY;
        UplinkEntry[] entries = new UplinkEntry[1_000];
        for (int index = 0; index < entries.length; index++) {
            entries[index] =
                    new UplinkEntry((long) index, ByteBuffer.wrap(EventCodec.encode(summary)));
        }
        UplinkBatch batch = new UplinkBatch("gateway-1", List.of(entries));

        assertThat(EventCodec.encodeBatch(batch).length)
                .isLessThan(EventCodec.encode(batch).length / 10);
    }

    private static void assertDecodesOrRefuses(byte[] bytes) {
        try {
            assertThat(EventCodec.decode(bytes)).isInstanceOf(UplinkBatch.class);
        } catch (UndecodableEventException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    static List<SpecificRecord> events() {
        return List.copyOf(Samples.BY_FILE.values());
    }
}
