package io.tidemark.cloud.ingest;

import static io.tidemark.cloud.Uplinks.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Some kilobytes that become a gigabyte are found out before a gigabyte is there. */
class DecodeBombTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int MEGABYTES = 1024;

    /** What Kinesis takes at most, with the envelope's base64 in it. */
    private static final int LARGEST_RECORD = MEGABYTE;

    private static final int BOUND = 64 * MEGABYTE;

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
    void quarantinesAGigabyteInAFewMegabytesOfMemory() throws Exception {
        KinesisRecord record = record("1", "g1", gigabyteOfZeros());
        assertThat(record.data.length).isLessThan(LARGEST_RECORD);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);

        decoder.process(record);

        assertThat(threads.getThreadAllocatedBytes(thread) - before)
                .as("bytes that were allocated to find it out")
                .isPositive()
                .isLessThan(BOUND);
        decoder.assertQuarantined(QuarantineReason.UNDECODABLE_BATCH, "g1", record.data);
        assertThat(decoder.quarantined().get(0).detail)
                .isEqualTo("batch is larger than 8388608 bytes when decompressed");
    }

    private static byte[] gigabyteOfZeros() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        byte[] zeros = new byte[MEGABYTE];
        try (ZstdOutputStream compressed = new ZstdOutputStream(bomb)) {
            for (int written = 0; written < MEGABYTES; written++) {
                compressed.write(zeros);
            }
        }
        return bomb.toByteArray();
    }
}
