package io.tidemark.events;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;

/**
 * Floating point numbers, bit by bit the same when they are read again. If all are decimals of a
 * few digits, as most sensors send them, they are stored as whole multiples of a power of ten; else
 * as their bits, the first bytes of all, then the second bytes of all, and so on. Either way as the
 * difference to what predicts them best: nothing, the row before, or an earlier column of the row.
 */
final class DoubleColumn extends Column {

    private static final int DECIMALS = 0;
    private static final int BITS = 1;
    private static final int BY_NOTHING = 0;
    private static final int BY_ROW_BEFORE = 1;
    private static final int BY_COLUMN = 2;

    private long[] bits = new long[16];
    private int size;
    private int written;

    /**
     * Digits after the point if all values are decimals, else -1; known once encoded or decoded.
     */
    private int scale = -1;

    DoubleColumn(int nullBranch) {
        super(nullBranch);
    }

    @Override
    void addPresent(BoundedDecoder event) throws IOException {
        if (size == bits.length) {
            bits = Arrays.copyOf(bits, 2 * size);
        }
        bits[size++] = event.readDoubleBits();
    }

    @Override
    void writePresent(BinaryEncoder event) throws IOException {
        event.writeDouble(Double.longBitsToDouble(bits[written++]));
    }

    @Override
    void encodePresent(BinaryEncoder block, List<Column> before) throws IOException {
        bits = Arrays.copyOf(bits, size);
        scale = Decimals.commonScale(bits);
        long[] values = scale < 0 ? bits : Decimals.multiples(bits, scale);
        List<DoubleColumn> references = references(before);
        int best = BY_NOTHING;
        for (int way = BY_ROW_BEFORE; way < BY_COLUMN + references.size(); way++) {
            if (cost(values, way, references) < cost(values, best, references)) {
                best = way;
            }
        }
        block.writeInt(scale < 0 ? BITS : DECIMALS);
        block.writeInt(best);
        long[] differences = new long[size];
        for (int row = 0; row < size; row++) {
            differences[row] = values[row] - prediction(values, row, best, references);
        }
        if (scale < 0) {
            block.writeFixed(ByteShuffle.shuffle(differences));
        } else {
            block.writeInt(scale);
            for (long difference : differences) {
                block.writeLong(difference);
            }
        }
    }

    @Override
    void decodePresent(BoundedDecoder block, int count, List<Column> before) throws IOException {
        int encoding = block.readInt();
        int way = block.readInt();
        long[] differences;
        if (encoding == BITS) {
            differences = ByteShuffle.unshuffle(block.readBytes(Long.BYTES * count));
        } else if (encoding == DECIMALS) {
            scale = block.readInt();
            if (scale < 0 || scale > Decimals.MAXIMUM_SCALE) {
                throw new EOFException("a decimal with " + scale + " digits");
            }
            differences = new long[count];
            for (int row = 0; row < count; row++) {
                differences[row] = block.readLong();
            }
        } else {
            throw new EOFException("numbers are stored in the unknown way " + encoding);
        }
        size = count;
        restore(differences, way, references(before));
    }

    private void restore(long[] differences, int way, List<DoubleColumn> references)
            throws EOFException {
        if (way < 0 || way >= BY_COLUMN + references.size()) {
            throw new EOFException("numbers are predicted in the unknown way " + way);
        }
        long[] values = differences;
        for (int row = 0; row < size; row++) {
            values[row] += prediction(values, row, way, references);
        }
        bits = scale < 0 ? values : Decimals.bits(values, scale);
    }

    /** The earlier columns with a value in every row, in their order. */
    private List<DoubleColumn> references(List<Column> before) {
        List<DoubleColumn> references = new ArrayList<>();
        for (Column column : before) {
            if (column instanceof DoubleColumn && alignedWith(column)) {
                references.add((DoubleColumn) column);
            }
        }
        return references;
    }

    /** What the value of the row is expected to be, by what is known of the rows before. */
    private long prediction(long[] values, int row, int way, List<DoubleColumn> references) {
        switch (way) {
            case BY_NOTHING:
                return 0;
            case BY_ROW_BEFORE:
                return row == 0 ? 0 : values[row - 1];
            default:
                long reference = references.get(way - BY_COLUMN).bits[row];
                return scale < 0 ? reference : Decimals.nearest(reference, scale);
        }
    }

    /** About how many bits the differences have. */
    private long cost(long[] values, int way, List<DoubleColumn> references) {
        long cost = 0;
        for (int row = 0; row < size; row++) {
            long difference = values[row] - prediction(values, row, way, references);
            cost += Long.SIZE - Long.numberOfLeadingZeros(ByteShuffle.zigzag(difference));
        }
        return cost;
    }
}
