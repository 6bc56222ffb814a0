package io.tidemark.edge.window;

/**
 * How a sensor's event time is divided. All in milliseconds.
 *
 * @param size length of a window
 * @param outOfOrderness how far the watermark is behind the newest reading
 * @param allowedLateness how far the watermark passes the end of a window before it is forgotten
 */
record WindowTimes(long size, long outOfOrderness, long allowedLateness) {

    /** Before the epoch too, a window begins at the multiple of its size below the event time. */
    long startOf(long eventTimeMillis) {
        return eventTimeMillis - Math.floorMod(eventTimeMillis, size);
    }

    /** The watermark at which the window is closed. */
    long endOf(long startMillis) {
        return startMillis + size;
    }

    /** The watermark at which the window is forgotten. */
    long forgottenAt(long startMillis) {
        return startMillis + size + allowedLateness;
    }

    /** The start of the last window that is forgotten at the watermark. */
    long lastForgotten(long watermarkMillis) {
        return watermarkMillis - size - allowedLateness;
    }
}
