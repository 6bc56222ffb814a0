package io.tidemark.events;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Batches between the form in which the tiers use them, event by event, and the form in which they
 * travel, column by column.
 */
final class ColumnarBatches {

    private static final int MAXIMUM_BLOCKS = 64;

    /** Stands for events that name no schema; a fingerprint may have the value, too. */
    private static final long NO_SCHEMA = 0;

    private ColumnarBatches() {}

    static ColumnarBatch encode(UplinkBatch batch) {
        Map<Long, List<byte[]>> bySchema = new LinkedHashMap<>();
        Map<Long, Integer> blockOf = new LinkedHashMap<>();
        Longs order = new Longs();
        Longs sequences = new Longs();
        long before = 0;
        int block = 0;
        int run = 0;
        for (UplinkEntry entry : batch.getEntries()) {
            byte[] event = bytes(entry.getEvent());
            long schema = schema(event);
            bySchema.computeIfAbsent(schema, absent -> new ArrayList<>()).add(event);
            int own = blockOf.computeIfAbsent(schema, absent -> blockOf.size());
            if (own != block) {
                addRun(order, block, run);
                block = own;
                run = 0;
            }
            run++;
            sequences.add(entry.getSequence() - before);
            before = entry.getSequence();
        }
        addRun(order, block, run);
        List<EventBlock> blocks = new ArrayList<>();
        bySchema.forEach((schema, events) -> blocks.add(EventBlocks.encode(schema, events)));
        return new ColumnarBatch(batch.getGateway(), order.toBytes(), sequences.toBytes(), blocks);
    }

    private static void addRun(Longs order, int block, int run) {
        if (run > 0) {
            order.add(block);
            order.add(run);
        }
    }

    private static byte[] bytes(ByteBuffer event) {
        byte[] bytes = new byte[event.remaining()];
        event.duplicate().get(bytes);
        return bytes;
    }

    private static long schema(byte[] event) {
        boolean named =
                event.length >= EventColumns.HEADER_BYTES
                        && event[0] == (byte) 0xC3
                        && event[1] == (byte) 0x01;
        return named ? ByteBuffer.wrap(event).order(ByteOrder.LITTLE_ENDIAN).getLong(2) : NO_SCHEMA;
    }

    /**
     * @throws IOException if the parts do not fit together, or claim more than {@link
     *     EventCodec#MAX_BATCH_EVENTS} events or {@link EventCodec#MAX_BATCH_BYTES} bytes of events
     */
    static UplinkBatch decode(ColumnarBatch batch) throws IOException {
        List<int[]> runs = runs(batch);
        int[] counts = new int[batch.getBlocks().size()];
        int total = 0;
        for (int[] run : runs) {
            counts[run[0]] += run[1];
            total += run[1];
        }
        List<EventBlocks.EventSource> blocks = new ArrayList<>();
        for (int block = 0; block < counts.length; block++) {
            blocks.add(EventBlocks.decode(batch.getBlocks().get(block), counts[block]));
        }
        List<UplinkEntry> entries = new ArrayList<>(total);
        BoundedDecoder sequences = new BoundedDecoder(batch.getSequences().array(), 0);
        long sequence = 0;
        long bytes = 0;
        for (int[] run : runs) {
            for (int row = 0; row < run[1]; row++) {
                sequence += sequences.readLong();
                byte[] event = blocks.get(run[0]).next();
                bytes += event.length;
                if (bytes > EventCodec.MAX_BATCH_BYTES) {
                    throw new EOFException(
                            "events of more than " + EventCodec.MAX_BATCH_BYTES + " bytes");
                }
                entries.add(new UplinkEntry(sequence, ByteBuffer.wrap(event)));
            }
        }
        if (sequences.remaining() > 0) {
            throw new EOFException(sequences.remaining() + " bytes left over after the sequence");
        }
        return new UplinkBatch(batch.getGateway(), entries);
    }

    /** Pairs of block and number of events. */
    private static List<int[]> runs(ColumnarBatch batch) throws IOException {
        int blocks = batch.getBlocks().size();
        if (blocks > MAXIMUM_BLOCKS) {
            throw new EOFException(blocks + " blocks, at most " + MAXIMUM_BLOCKS);
        }
        List<int[]> runs = new ArrayList<>();
        BoundedDecoder order = new BoundedDecoder(batch.getOrder().array(), 0);
        long total = 0;
        while (order.remaining() > 0) {
            long block = order.readLong();
            long run = order.readLong();
            if (block < 0
                    || block >= blocks
                    || run < 1
                    || run > EventCodec.MAX_BATCH_EVENTS - total) {
                throw new EOFException(run + " events of block " + block);
            }
            total += run;
            runs.add(new int[] {(int) block, (int) run});
        }
        return runs;
    }
}
