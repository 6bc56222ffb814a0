package io.tidemark.cloud.ingest;

import static io.tidemark.cloud.SampleEvents.anomaly;
import static io.tidemark.cloud.SampleEvents.gatewayHealth;
import static io.tidemark.cloud.SampleEvents.ledgerEntry;
import static io.tidemark.cloud.SampleEvents.rejectedReading;
import static io.tidemark.cloud.SampleEvents.windowSummary;
import static io.tidemark.cloud.Uplinks.entry;
import static io.tidemark.cloud.Uplinks.message;
import static io.tidemark.cloud.Uplinks.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.tidemark.events.EventCodec;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is broken, the job goes on, and what it cannot use is in quarantine with its bytes. */
class DecodeDamagedRecordTest {

    private static final int EVENTS = 7;
    private static final byte[] MESSAGE =
            message(
                    "g1",
                    entry(9, windowSummary("g1", 0)),
                    entry(7, anomaly("g1", 1)),
                    entry(8, rejectedReading("g1", 1)),
                    entry(10, gatewayHealth("g1")),
                    entry(11, ledgerEntry("g1", 1, 6)),
                    entry(12, windowSummary("g1", 1)),
                    entry(13, windowSummary("g1", 2)));

    private DecoderUnderTest decoder;

    @BeforeEach
    void open() throws Exception {
        decoder = new DecoderUnderTest();
    }

    @AfterEach
    void close() throws Exception {
        decoder.close();
    }

    @Test
    void keepsEveryMessageThatIsCutShort() throws Exception {
        for (int length = 0; length < MESSAGE.length; length++) {
            decoder.process(record("" + length, "g1", Arrays.copyOf(MESSAGE, length)));
        }

        assertThat(decoder.events()).isEmpty();
        assertThat(decoder.quarantined()).hasSize(MESSAGE.length);
    }

    /** Under the compression, which would notice little: its frames carry no checksum. */
    @Test
    void accountsForEveryMessageWithAFlippedBit() throws Exception {
        byte[] content = Zstd.decompress(MESSAGE, EventCodec.MAX_BATCH_BYTES);
        for (int bit = 0; bit < content.length * Byte.SIZE; bit++) {
            byte[] flipped = content.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertAccountedFor(flipped, "bit " + bit);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void accountsForEveryMessageWithGarbageInIt(long seed) throws Exception {
        byte[] content = Zstd.decompress(MESSAGE, EventCodec.MAX_BATCH_BYTES);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = content.clone();
            byte[] garbage = new byte[1 + random.nextInt(16)];
            random.nextBytes(garbage);
            int start = random.nextInt(damaged.length - garbage.length);
            System.arraycopy(garbage, 0, damaged, start, garbage.length);
            assertAccountedFor(damaged, "seed " + seed + ", round " + round);
        }
    }

    /** Either the whole record is in quarantine, or each of its events is somewhere. */
    private void assertAccountedFor(byte[] content, String what) throws Exception {
        int events = decoder.events().size();
        int quarantined = decoder.quarantined().size();

        decoder.process(record("1", "g1", Zstd.compress(content)));

        int newEvents = decoder.events().size() - events;
        int newQuarantined = decoder.quarantined().size() - quarantined;
        if (newEvents == 0 && newQuarantined == 1) {
            return;
        }
        assertThat(newEvents + newQuarantined).as(what).isEqualTo(EVENTS);
    }
}
