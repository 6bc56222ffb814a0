package io.tidemark.cloud.maintenance;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.iceberg.StructLike;

/** What a row takes in memory: an estimate from above, so that a bound of bytes is one. */
final class RowSize {

    private static final int OBJECT = 48;
    private static final int NUMBER_OR_TIME = 120;

    private RowSize() {}

    /** Bytes of a row with all its values. */
    static long of(StructLike row) {
        long bytes = OBJECT;
        for (int field = 0; field < row.size(); field++) {
            bytes += 8 + ofValue(row.get(field, Object.class));
        }
        return bytes;
    }

    private static long ofValue(Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof CharSequence) {
            return OBJECT + 2L * ((CharSequence) value).length();
        }
        if (value instanceof ByteBuffer) {
            return OBJECT + ((ByteBuffer) value).capacity();
        }
        if (value instanceof StructLike) {
            return of((StructLike) value);
        }
        if (value instanceof Collection) {
            return ofAll((Collection<?>) value);
        }
        if (value instanceof Map) {
            Map<?, ?> map = (Map<?, ?>) value;
            return ofAll(map.keySet()) + ofAll(map.values());
        }
        return NUMBER_OR_TIME;
    }

    private static long ofAll(Collection<?> values) {
        return OBJECT
                + values.stream().mapToLong(value -> 2 * OBJECT + RowSize.ofValue(value)).sum();
    }
}
