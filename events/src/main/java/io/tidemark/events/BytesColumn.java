package io.tidemark.events;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;

/**
 * Strings and byte sequences, stored as a dictionary in the order of first appearance, of each
 * entry only what differs from the one before; then, for each row, how far back its entry is.
 */
final class BytesColumn extends Column {

    private final List<byte[]> dictionary = new ArrayList<>();
    private final Map<ByteBuffer, Integer> indexes = new HashMap<>();
    private int[] rows = new int[16];
    private int size;
    private int written;

    BytesColumn(int nullBranch) {
        super(nullBranch);
    }

    @Override
    void addPresent(BoundedDecoder event) throws IOException {
        ByteBuffer value = event.readBytes((ByteBuffer) null);
        Integer index = indexes.putIfAbsent(value, dictionary.size());
        if (index == null) {
            index = dictionary.size();
            dictionary.add(value.array());
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = index;
    }

    @Override
    void writePresent(BinaryEncoder event) throws IOException {
        event.writeBytes(dictionary.get(rows[written++]));
    }

    @Override
    void encodePresent(BinaryEncoder block, List<Column> before) throws IOException {
        block.writeInt(dictionary.size());
        byte[] previous = {};
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte[] entry : dictionary) {
            int same = Arrays.mismatch(previous, entry);
            same = same < 0 ? entry.length : same;
            block.writeInt(same);
            block.writeInt(entry.length - same);
            text.write(entry, same, entry.length - same);
            previous = entry;
        }
        block.writeFixed(text.toByteArray());
        if (dictionary.size() > 1) {
            int next = 0;
            for (int row = 0; row < size; row++) {
                block.writeInt(next - rows[row]);
                next = Math.max(next, rows[row] + 1);
            }
        }
    }

    @Override
    void decodePresent(BoundedDecoder block, int count, List<Column> before) throws IOException {
        decodeDictionary(block, count);
        rows = new int[count];
        size = count;
        int next = 0;
        for (int row = 0; row < count && dictionary.size() > 1; row++) {
            int back = block.readInt();
            if (back < 0 || back > next || next - back >= dictionary.size()) {
                throw new EOFException("entry " + back + " back from entry " + next);
            }
            rows[row] = next - back;
            next = Math.max(next, rows[row] + 1);
        }
    }

    private void decodeDictionary(BoundedDecoder block, int count) throws IOException {
        int entries = block.readInt();
        if (entries < 1 || entries > count) {
            throw new EOFException(entries + " different values in " + count + " rows");
        }
        int[] same = new int[entries];
        int[] lengths = new int[entries];
        long total = 0;
        for (int entry = 0; entry < entries; entry++) {
            same[entry] = block.readInt();
            int differing = block.readInt();
            int longest = entry == 0 ? 0 : lengths[entry - 1];
            if (same[entry] < 0 || same[entry] > longest || differing < 0) {
                throw new EOFException(
                        "a value of " + same[entry] + " and " + differing + " bytes");
            }
            total += (long) same[entry] + differing;
            if (total > EventCodec.MAX_BATCH_BYTES) {
                throw new EOFException("a dictionary of more than " + EventCodec.MAX_BATCH_BYTES);
            }
            lengths[entry] = same[entry] + differing;
        }
        byte[] previous = {};
        for (int entry = 0; entry < entries; entry++) {
            byte[] differing = block.readBytes(lengths[entry] - same[entry]);
            byte[] value = Arrays.copyOf(previous, lengths[entry]);
            System.arraycopy(differing, 0, value, same[entry], differing.length);
            dictionary.add(value);
            previous = value;
        }
    }
}
