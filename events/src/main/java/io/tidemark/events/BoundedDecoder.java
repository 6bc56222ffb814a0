package io.tidemark.events;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary decoder that believes no length: a string, byte sequence or array that claims to be
 * longer than the bytes that are left is refused before memory is taken for it. Avro's own limits
 * are settings of the whole JVM, which are not ours to change.
 */
final class BoundedDecoder extends Decoder {

    private final BinaryDecoder binary;

    BoundedDecoder(byte[] bytes, int offset) {
        this.binary =
                DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    }

    /** Bytes that were not read yet. */
    int remaining() throws IOException {
        return binary.inputStream().available();
    }

    @Override
    public String readString() throws IOException {
        byte[] bytes = new byte[length(binary.readLong())];
        binary.readFixed(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        byte[] bytes = new byte[length(binary.readLong())];
        binary.readFixed(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** The next bytes. */
    byte[] readBytes(int claimed) throws IOException {
        byte[] bytes = new byte[length(claimed)];
        binary.readFixed(bytes);
        return bytes;
    }

    /** The bits of a double, as they are: none of the many NaNs becomes another. */
    long readDoubleBits() throws IOException {
        return ByteBuffer.wrap(readBytes(Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    @Override
    public long readArrayStart() throws IOException {
        return itemCount();
    }

    @Override
    public long arrayNext() throws IOException {
        return itemCount();
    }

    @Override
    public long readMapStart() throws IOException {
        return itemCount();
    }

    @Override
    public long mapNext() throws IOException {
        return itemCount();
    }

    /**
     * A negative count is followed by the block's size in bytes (Avro 1.11 specification,
     * "Arrays").
     */
    private int itemCount() throws IOException {
        long count = binary.readLong();
        if (count < 0) {
            binary.readLong();
            count = -count;
        }
        return length(count);
    }

    /** No item of the contract is shorter than one byte, so a count is bounded like a length. */
    private int length(long claimed) throws IOException {
        if (claimed < 0 || claimed > remaining()) {
            throw new EOFException(
                    "length " + claimed + " where " + remaining() + " bytes are left");
        }
        return (int) claimed;
    }

    @Override
    public void readNull() throws IOException {
        binary.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return binary.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return binary.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return binary.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return binary.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return binary.readDouble();
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        binary.readFixed(bytes, start, length);
    }

    @Override
    public int readEnum() throws IOException {
        return binary.readEnum();
    }

    @Override
    public int readIndex() throws IOException {
        return binary.readIndex();
    }

    @Override
    public void skipString() throws IOException {
        binary.skipString();
    }

    @Override
    public void skipBytes() throws IOException {
        binary.skipBytes();
    }

    @Override
    public void skipFixed(int length) throws IOException {
        binary.skipFixed(length);
    }

    @Override
    public long skipArray() throws IOException {
        return binary.skipArray();
    }

    @Override
    public long skipMap() throws IOException {
        return binary.skipMap();
    }
}
