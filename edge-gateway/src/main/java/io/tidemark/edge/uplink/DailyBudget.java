package io.tidemark.edge.uplink;

/**
 * What may be published on a UTC day. The last tenth is kept for anomalies; when it is spent too,
 * they wait as well. Used by one thread.
 */
final class DailyBudget {

    /** For anomalies alone is one part in ten. */
    private static final int RESERVE = 10;

    private final long bytes;
    private final SentBytes sent;
    private long day;
    private boolean spent;
    private boolean reserveSpent;

    /**
     * @param bytes payload bytes of a day, repeated messages included; {@link Long#MAX_VALUE} for
     *     no limit
     */
    DailyBudget(long bytes, SentBytes sent) {
        this.bytes = bytes;
        this.sent = sent;
        this.day = sent.currentDay();
    }

    /** Whether nothing is left for results that are not urgent. */
    boolean onlyUrgent() {
        nextDay();
        return spent;
    }

    /** Whether nothing is left. */
    boolean nothingLeft() {
        nextDay();
        return spent && reserveSpent;
    }

    private void nextDay() {
        long current = sent.currentDay();
        if (current != day) {
            day = current;
            spent = false;
            reserveSpent = false;
        }
    }

    /**
     * Spends the bytes of the message, if there are as many; else its kind waits for the next day.
     */
    boolean spend(UplinkMessage message) {
        nextDay();
        boolean urgent = message.results().stream().allMatch(result -> result.kind().urgent());
        long limit = urgent ? bytes : bytes - bytes / RESERVE;
        if (message.payload().length > limit - sent.today()) {
            spent = true;
            reserveSpent |= urgent;
            return false;
        }
        sent.add(message.payload().length);
        return true;
    }
}
