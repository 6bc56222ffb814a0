package io.tidemark.infra.settings;

/**
 * Who is told of what, and what may be spent.
 *
 * @param alarmEmail where alarms are sent; null to send none, they show in CloudWatch still
 * @param monthlyBudget above what cost a month the budget warns, US dollars
 * @param queryGigabytes how much one query of an analyst may read before Athena stops it, GB of
 *     1,000,000,000 bytes
 */
public record WatchSettings(String alarmEmail, int monthlyBudget, int queryGigabytes) {

    private static final long GIGABYTE = 1_000_000_000L;

    /** The bound of a query in bytes. */
    public long queryBytes() {
        return queryGigabytes * GIGABYTE;
    }

    WatchSettings withAlarmEmail(String other) {
        return new WatchSettings(other, monthlyBudget, queryGigabytes);
    }

    WatchSettings withMonthlyBudget(int other) {
        return new WatchSettings(alarmEmail, other, queryGigabytes);
    }

    WatchSettings withQueryGigabytes(int other) {
        return new WatchSettings(alarmEmail, monthlyBudget, other);
    }
}
