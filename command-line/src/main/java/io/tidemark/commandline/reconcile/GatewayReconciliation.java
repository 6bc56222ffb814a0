package io.tidemark.commandline.reconcile;

import java.util.Arrays;
import java.util.List;

/**
 * What became of the results of one gateway, as the view {@code reconciliation} tells: each number
 * from 1 to the highest is in a table, or in quarantine, or declared, or unexplained.
 *
 * @param highest the highest number that arrived or was declared
 * @param present numbers whose row is in a table
 * @param missing numbers whose row is in no table
 * @param folded declared as merged into a coarser summary
 * @param dropped declared as deleted for want of space
 * @param setAside declared as refused by the cloud and kept on the gateway
 * @param damaged declared as unreadable on the gateway's disk
 * @param quarantined arrived, but in quarantine
 * @param unexplained none of these: lost, or on its way
 * @param firstUnexplained the lowest of them; null if there is none
 * @param lastUnexplained the highest of them; null if there is none
 * @param repeated rows whose number another row has
 * @param emitted highest number before the gateway's newest report; null if none has arrived
 * @param waiting results that waited on the gateway at that moment; null if no report has arrived
 * @param healthAt when the gateway made that report, ISO 8601 without a zone, UTC; null as well
 */
public record GatewayReconciliation(
        String gateway,
        long highest,
        long present,
        long missing,
        long folded,
        long dropped,
        long setAside,
        long damaged,
        long quarantined,
        long unexplained,
        Long firstUnexplained,
        Long lastUnexplained,
        long repeated,
        Long emitted,
        Long waiting,
        String healthAt) {

    /** Columns of the view, in the order of the components. */
    static final List<String> COLUMNS =
            List.of(
                    "gateway",
                    "highest_sequence",
                    "rows_present",
                    "rows_missing",
                    "rows_folded",
                    "rows_dropped",
                    "rows_set_aside",
                    "rows_damaged",
                    "rows_quarantined",
                    "rows_unexplained",
                    "first_unexplained",
                    "last_unexplained",
                    "rows_repeated",
                    "emitted_by_gateway",
                    "waiting_on_gateway",
                    "health_at");

    /** From a row with these columns. */
    static GatewayReconciliation of(List<Object> row) {
        Long[] numbers = new Long[row.size()];
        for (int column = 1; column < row.size() - 1; column++) {
            Number number = (Number) row.get(column);
            numbers[column] = number == null ? null : number.longValue();
        }
        return new GatewayReconciliation(
                (String) row.get(0),
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7],
                numbers[8],
                numbers[9],
                numbers[10],
                numbers[11],
                numbers[12],
                numbers[13],
                numbers[14],
                (String) row.get(15));
    }

    /** The row again. */
    List<Object> cells() {
        return Arrays.asList(
                gateway,
                highest,
                present,
                missing,
                folded,
                dropped,
                setAside,
                damaged,
                quarantined,
                unexplained,
                firstUnexplained,
                lastUnexplained,
                repeated,
                emitted,
                waiting,
                healthAt);
    }

    /** Whether every number is accounted for and none counted twice. */
    public boolean explained() {
        return unexplained == 0 && repeated == 0;
    }

    /**
     * Whether that holds of the numbers up to one; the newer may still be on their way.
     *
     * @param number that is known to have been given to a result
     */
    public boolean explainedUpTo(long number) {
        return highest >= number
                && repeated == 0
                && (firstUnexplained == null || firstUnexplained > number);
    }
}
