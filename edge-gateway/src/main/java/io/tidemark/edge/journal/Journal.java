package io.tidemark.edge.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What a learner has learnt from since its last snapshot, in order: entries of a time and some
 * values. A block of entries begins with when its key was heard last, and can be read without those
 * before it: its first entry has its time whole, each further one the distance from the entry
 * before.
 */
final class Journal {

    private static final int SMALL = 64;

    private final DataOutputSerializer pending = new DataOutputSerializer(SMALL);
    private long lastMillis;

    /** Entries since the last snapshot, those in state included. */
    private int entries;

    void append(long timeMillis, double value) {
        begin(timeMillis, 1);
        write(value);
    }

    void append(long timeMillis, double... values) {
        begin(timeMillis, values.length);
        for (double value : values) {
            write(value);
        }
    }

    /** Entries since the last snapshot. */
    int entries() {
        return entries;
    }

    /** Bytes that state does not have. */
    int pendingBytes() {
        return pending.length();
    }

    /**
     * What state does not have; state is about to get it.
     *
     * @param seenAtMillis when its key was heard last, listening time
     */
    byte[] takePending(long seenAtMillis) {
        byte[] block = pending.getCopyOfBuffer();
        ByteBuffer.wrap(block).putLong(seenAtMillis);
        pending.clear();
        lastMillis = 0;
        return block;
    }

    /** All is in a snapshot. */
    void clear() {
        pending.clear();
        lastMillis = 0;
        entries = 0;
    }

    /**
     * Hands the entries of a block, which is in state, to what learns from them.
     *
     * @return when its key was heard last, listening time
     */
    long replay(byte[] block, Entry learner) {
        DataInputDeserializer input = new DataInputDeserializer(block);
        long timeMillis = 0;
        try {
            long seenAtMillis = input.readLong();
            while (input.available() > 0) {
                long distance = readNumber(input);
                timeMillis += distance >>> 1 ^ -(distance & 1);
                double[] values = new double[(int) readNumber(input)];
                for (int i = 0; i < values.length; i++) {
                    values[i] = input.readDouble();
                }
                entries++;
                learner.learn(timeMillis, values);
            }
            return seenAtMillis;
        } catch (IOException e) {
            throw new UncheckedIOException("a block of a journal ends within an entry", e);
        }
    }

    /** What an entry is handed to. */
    @FunctionalInterface
    interface Entry {
        void learn(long timeMillis, double[] values);
    }

    private void begin(long timeMillis, int values) {
        if (pending.length() == 0) {
            // Room for what only the end of the block knows.
            write(0L);
        }
        long distance = timeMillis - lastMillis;
        lastMillis = timeMillis;
        entries++;
        writeNumber(distance << 1 ^ distance >> 63);
        writeNumber(values);
    }

    /** Seven bits a byte, the lowest first. */
    private void writeNumber(long number) {
        long rest = number;
        try {
            while ((rest & ~0x7FL) != 0) {
                pending.writeByte((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            pending.writeByte((int) rest);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    private void write(long value) {
        try {
            pending.writeLong(value);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    private void write(double value) {
        try {
            pending.writeDouble(value);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    private static UncheckedIOException inMemory(IOException e) {
        return new UncheckedIOException("writing to memory cannot fail", e);
    }

    private static long readNumber(DataInputDeserializer input) throws IOException {
        long number = 0;
        int shift = 0;
        byte part;
        do {
            part = input.readByte();
            number |= (part & 0x7FL) << shift;
            shift += 7;
        } while (part < 0);
        return number;
    }
}
