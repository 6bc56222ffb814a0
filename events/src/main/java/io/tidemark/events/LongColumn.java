package io.tidemark.events;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;

/** Whole numbers, stored as differences from row to row. */
final class LongColumn extends Column {

    private static final int CONSTANT = 0;
    private static final int DIFFERENCES = 1;

    private long[] values = new long[16];
    private int size;
    private int written;

    LongColumn(int nullBranch) {
        super(nullBranch);
    }

    @Override
    void addPresent(BoundedDecoder event) throws IOException {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = event.readLong();
    }

    @Override
    void writePresent(BinaryEncoder event) throws IOException {
        event.writeLong(values[written++]);
    }

    @Override
    void encodePresent(BinaryEncoder block, List<Column> before) throws IOException {
        if (Arrays.stream(values, 0, size).allMatch(value -> value == values[0])) {
            block.writeInt(CONSTANT);
            block.writeLong(values[0]);
            return;
        }
        block.writeInt(DIFFERENCES);
        long previous = 0;
        for (int row = 0; row < size; row++) {
            // May overflow; so does the sum when it is read.
            block.writeLong(values[row] - previous);
            previous = values[row];
        }
    }

    @Override
    void decodePresent(BoundedDecoder block, int count, List<Column> before) throws IOException {
        int encoding = block.readInt();
        values = new long[count];
        size = count;
        switch (encoding) {
            case CONSTANT:
                Arrays.fill(values, block.readLong());
                return;
            case DIFFERENCES:
                long previous = 0;
                for (int row = 0; row < count; row++) {
                    previous += block.readLong();
                    values[row] = previous;
                }
                return;
            default:
                throw new EOFException("numbers are stored in the unknown way " + encoding);
        }
    }
}
