package io.tidemark.edge.uplink;

import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Packs results into messages, none larger than the cloud takes. */
final class BatchEncoder {

    /** More than the framing of a batch of one adds: gateway, counts, schema fingerprint. */
    private static final int FRAMING_BYTES = 1_024;

    private final String gateway;
    private final int maximumBytes;

    /**
     * @param gateway thing name of the gateway
     * @param maximumBytes largest payload of a message
     */
    BatchEncoder(String gateway, int maximumBytes) {
        this.gateway = gateway;
        this.maximumBytes = maximumBytes;
    }

    /**
     * What became of results.
     *
     * @param messages messages within the limit, in the order of the results
     * @param tooLarge results that are in no message, as each is over the limit alone
     */
    record Encoded(List<UplinkMessage> messages, List<OutboxResult> tooLarge) {}

    /** Packs the results into as few messages as halving finds. */
    Encoded encode(List<OutboxResult> results) {
        Encoded encoded = new Encoded(new ArrayList<>(), new ArrayList<>());
        encode(results, encoded);
        return encoded;
    }

    private void encode(List<OutboxResult> results, Encoded encoded) {
        if (results.size() == 1 && !decodable(results.get(0))) {
            encoded.tooLarge().addAll(results);
            return;
        }
        byte[] payload = EventCodec.encodeBatch(batch(results));
        if (payload.length <= maximumBytes) {
            encoded.messages().add(new UplinkMessage(payload, results));
        } else if (results.size() == 1) {
            encoded.tooLarge().addAll(results);
        } else {
            int half = results.size() / 2;
            encode(results.subList(0, half), encoded);
            encode(results.subList(half, results.size()), encoded);
        }
    }

    /** Why a result is in no message. */
    String tooLarge(OutboxResult result) {
        return String.format(
                "an event of %d bytes fits in no message of %d bytes",
                result.event().length, maximumBytes);
    }

    /** However well it compresses, the cloud refuses a batch that is larger than this inside. */
    private static boolean decodable(OutboxResult result) {
        return result.event().length <= EventCodec.MAX_BATCH_BYTES - FRAMING_BYTES;
    }

    private UplinkBatch batch(List<OutboxResult> results) {
        List<UplinkEntry> entries = new ArrayList<>(results.size());
        for (OutboxResult result : results) {
            entries.add(new UplinkEntry(result.sequence(), ByteBuffer.wrap(result.event())));
        }
        return new UplinkBatch(gateway, entries);
    }
}
