package io.tidemark.events;

import java.io.EOFException;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;

/**
 * The values of one field of many events. Values are added row by row from the bytes of events, or
 * all at once from a block; a column of either origin writes them in both forms.
 */
abstract class Column {

    private static final int NO_NULLS = 0;
    private static final int ALL_NULLS = 1;
    private static final int BITMAP = 2;

    /** Index of null in the field's union; -1 if it is not nullable. */
    private final int nullBranch;

    private final BitSet nulls = new BitSet();
    private int rows;

    Column(int nullBranch) {
        this.nullBranch = nullBranch;
    }

    /** An empty column for values of the type; null if there is no column for it. */
    static Column of(Schema type) {
        int nullBranch = -1;
        Schema present = type;
        if (type.isUnion()) {
            List<Schema> branches = type.getTypes();
            nullBranch =
                    branches.size() == 2 ? branches.indexOf(Schema.create(Schema.Type.NULL)) : -1;
            if (nullBranch < 0) {
                return null;
            }
            present = branches.get(1 - nullBranch);
        }
        switch (present.getType()) {
            case INT:
            case LONG:
            case ENUM:
                // All three are zigzag varints in Avro.
                return new LongColumn(nullBranch);
            case DOUBLE:
                return new DoubleColumn(nullBranch);
            case STRING:
            case BYTES:
                return new BytesColumn(nullBranch);
            default:
                return null;
        }
    }

    /** Adds the value that comes next in an event. */
    final void addFrom(BoundedDecoder event) throws IOException {
        if (nullBranch >= 0 && event.readIndex() == nullBranch) {
            nulls.set(rows);
        } else {
            addPresent(event);
        }
        rows++;
    }

    /** Writes the next value, in the order of the rows, as it stands in an event. */
    final void writeTo(BinaryEncoder event, int row) throws IOException {
        boolean absent = nulls.get(row);
        if (nullBranch >= 0) {
            event.writeIndex(absent ? nullBranch : 1 - nullBranch);
        }
        if (!absent) {
            writePresent(event);
        }
    }

    /**
     * Writes all values.
     *
     * @param before the block's columns before this one
     */
    final void encode(BinaryEncoder block, List<Column> before) throws IOException {
        if (nullBranch >= 0) {
            encodeNulls(block);
        }
        if (present() > 0) {
            encodePresent(block, before);
        }
    }

    private void encodeNulls(BinaryEncoder block) throws IOException {
        if (nulls.isEmpty()) {
            block.writeInt(NO_NULLS);
        } else if (present() == 0) {
            block.writeInt(ALL_NULLS);
        } else {
            block.writeInt(BITMAP);
            byte[] bitmap = new byte[bitmapBytes(rows)];
            byte[] shorter = nulls.toByteArray();
            System.arraycopy(shorter, 0, bitmap, 0, shorter.length);
            block.writeFixed(bitmap);
        }
    }

    /** Reads all values of an empty column, the opposite of {@link #encode}. */
    final void decode(BoundedDecoder block, int rowsInBlock, List<Column> before)
            throws IOException {
        rows = rowsInBlock;
        if (nullBranch >= 0) {
            decodeNulls(block);
        }
        if (present() > 0) {
            decodePresent(block, present(), before);
        }
    }

    private void decodeNulls(BoundedDecoder block) throws IOException {
        int mode = block.readInt();
        switch (mode) {
            case NO_NULLS:
                return;
            case ALL_NULLS:
                nulls.set(0, rows);
                return;
            case BITMAP:
                nulls.or(BitSet.valueOf(block.readBytes(bitmapBytes(rows))));
                if (nulls.length() > rows) {
                    throw new EOFException(
                            "an absent value in row " + nulls.length() + " of " + rows);
                }
                return;
            default:
                throw new EOFException("absent values are stored in the unknown way " + mode);
        }
    }

    private static int bitmapBytes(int rows) {
        return (rows + 7) / 8;
    }

    /** Values that are not null. */
    final int present() {
        return rows - nulls.cardinality();
    }

    /** Whether row by row the other column has a value where this one has. */
    final boolean alignedWith(Column other) {
        return rows == other.rows && nulls.isEmpty() && other.nulls.isEmpty();
    }

    abstract void addPresent(BoundedDecoder event) throws IOException;

    abstract void writePresent(BinaryEncoder event) throws IOException;

    abstract void encodePresent(BinaryEncoder block, List<Column> before) throws IOException;

    abstract void decodePresent(BoundedDecoder block, int count, List<Column> before)
            throws IOException;
}
