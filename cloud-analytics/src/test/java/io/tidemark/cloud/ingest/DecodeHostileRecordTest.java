package io.tidemark.cloud.ingest;

import static io.tidemark.cloud.SampleEvents.anomaly;
import static io.tidemark.cloud.SampleEvents.anomalyAt;
import static io.tidemark.cloud.SampleEvents.ledgerEntry;
import static io.tidemark.cloud.Uplinks.entry;
import static io.tidemark.cloud.Uplinks.message;
import static io.tidemark.cloud.Uplinks.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UplinkBatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway has a certificate; that does not make what it sends well meant. */
class DecodeHostileRecordTest {

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
    void quarantinesABatchThatIsTruncated() throws Exception {
        byte[] whole = message("g1", entry(1, anomaly("g1", 1)));
        KinesisRecord record = record("1", "g1", Arrays.copyOf(whole, whole.length - 5));

        decoder.process(record);

        decoder.assertQuarantined(QuarantineReason.UNDECODABLE_BATCH, "g1", record.data);
    }

    @Test
    void quarantinesABatchThatDecompressesToMoreThanTheLimit() throws Exception {
        byte[] bomb = Zstd.compress(new byte[EventCodec.MAX_BATCH_BYTES + 1]);
        KinesisRecord record = record("1", "g1", bomb);

        decoder.process(record);

        assertThat(bomb.length).isLessThan(1024);
        decoder.assertQuarantined(QuarantineReason.UNDECODABLE_BATCH, "g1", record.data);
    }

    @Test
    void quarantinesABatchOfAnUnknownSchema() throws Exception {
        byte[] batch = EventCodec.encode(batchOf("g1"));
        ByteBuffer.wrap(batch).order(ByteOrder.LITTLE_ENDIAN).putLong(2, 42);
        KinesisRecord record = record("1", "g1", Zstd.compress(batch));

        decoder.process(record);

        decoder.assertQuarantined(QuarantineReason.UNDECODABLE_BATCH, "g1", record.data);
    }

    @Test
    void quarantinesABatchThatClaimsMoreThanItHolds() throws Exception {
        byte[] header = Arrays.copyOf(EventCodec.encode(batchOf("")), 10);
        // The gateway's length as zigzag: 2^31 - 9, the longest that a Java string may claim.
        byte[] length = {(byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        ByteBuffer lie = ByteBuffer.allocate(15).put(header).put(length);
        KinesisRecord record = record("1", "g1", Zstd.compress(lie.array()));

        decoder.process(record);

        decoder.assertQuarantined(QuarantineReason.UNDECODABLE_BATCH, "g1", record.data);
    }

    @Test
    void quarantinesABatchInTheNameOfAnotherGateway() throws Exception {
        KinesisRecord record = record("1", "g1", message("g2", entry(1, anomaly("g2", 1))));

        decoder.process(record);

        decoder.assertQuarantined(QuarantineReason.WRONG_GATEWAY, "g1", record.data);
    }

    @Test
    void quarantinesAnEventInTheNameOfAnotherGateway() throws Exception {
        decoder.process(record("1", "g1", message("g1", entry(1, anomaly("g2", 1)))));

        decoder.assertQuarantined(
                QuarantineReason.WRONG_GATEWAY, "g1", EventCodec.encode(anomaly("g2", 1)));
    }

    @Test
    void quarantinesAnEventOfAnUnknownSchema() throws Exception {
        byte[] event = EventCodec.encode(anomaly("g1", 1));
        ByteBuffer.wrap(event).order(ByteOrder.LITTLE_ENDIAN).putLong(2, 42);

        decoder.process(record("1", "g1", message("g1", entry(1, event))));

        decoder.assertQuarantined(QuarantineReason.UNDECODABLE_EVENT, "g1", event);
    }

    @Test
    void quarantinesAnEventThatNoTableKeeps() throws Exception {
        byte[] event = EventCodec.encode(batchOf("g1"));

        decoder.process(record("1", "g1", message("g1", entry(1, event))));

        decoder.assertQuarantined(QuarantineReason.UNEXPECTED_TYPE, "g1", event);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {Long.MIN_VALUE, -62_135_596_800_001L, 253_402_300_800_000L, Long.MAX_VALUE})
    void quarantinesAnEventOfATimeThatNoTableHolds(long eventTimeMillis) throws Exception {
        byte[] event = EventCodec.encode(anomalyAt("g1", 1, Instant.ofEpochMilli(eventTimeMillis)));

        decoder.process(record("1", "g1", message("g1", entry(1, event))));

        decoder.assertQuarantined(QuarantineReason.IMPOSSIBLE_TIME, "g1", event);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 9_007_199_254_740_993L, Long.MAX_VALUE})
    void quarantinesAnEventOfANumberThatNoOutboxGives(long sequence) throws Exception {
        byte[] event = EventCodec.encode(anomaly("g1", 1));

        decoder.process(record("1", "g1", message("g1", entry(sequence, event))));

        decoder.assertQuarantined(QuarantineReason.IMPOSSIBLE_SEQUENCE, "g1", event);
        assertThat(decoder.quarantined().get(0).sequence).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-9223372036854775808, 5", "6, 5", "5, 9007199254740993"})
    void quarantinesADeclarationOfNumbersThatNoOutboxGives(long first, long last) throws Exception {
        byte[] event = EventCodec.encode(ledgerEntry("g1", first, last));

        decoder.process(record("1", "g1", message("g1", entry(7, event))));

        decoder.assertQuarantined(QuarantineReason.IMPOSSIBLE_SEQUENCE, "g1", event);
        assertThat(decoder.quarantined().get(0).sequence).isEqualTo(7);
    }

    private static UplinkBatch batchOf(String gateway) {
        return UplinkBatch.newBuilder().setGateway(gateway).setEntries(List.of()).build();
    }
}
