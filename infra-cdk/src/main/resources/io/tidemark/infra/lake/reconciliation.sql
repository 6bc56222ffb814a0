-- What became of every number that a gateway gave to a result, from 1 to the highest that is known here. A number
-- counts once, under its lowest fate: 0 its row is in a table, 1 it is in quarantine, 2 to 5 the gateway declared
-- it folded, dropped, set aside, damaged; else it is unexplained.
--
-- Numbers go by blocks of sixty, so that millions fit into memory however they are scattered: bit n of a mask is
-- number 60 * block + n + 1, and a mask of all bits is 1152921504606846975.
WITH arrived AS (
    SELECT gateway, sequence, 0 AS fate FROM anomalies
    UNION ALL SELECT gateway, sequence, 0 FROM failure_predictions
    UNION ALL SELECT gateway, sequence, 0 FROM window_summaries
    UNION ALL SELECT gateway, sequence, 0 FROM rejected_readings
    UNION ALL SELECT gateway, sequence, 0 FROM gateway_health
    UNION ALL SELECT gateway, sequence, 0 FROM model_evaluations
    UNION ALL SELECT gateway, sequence, 0 FROM ledger
    UNION ALL SELECT gateway, sequence, 1 FROM quarantine WHERE gateway IS NOT NULL AND sequence IS NOT NULL
),
declared AS (
    SELECT gateway,
        CASE action WHEN 'FOLDED' THEN 2 WHEN 'DROPPED' THEN 3 WHEN 'SET_ASIDE' THEN 4 WHEN 'DAMAGED' THEN 5 ELSE 6 END AS fate,
        (first_sequence - 1) / 60 AS first_block,
        (last_sequence - 1) / 60 AS last_block,
        1152921504606846976 - bitwise_left_shift(BIGINT '1', CAST((first_sequence - 1) % 60 AS integer)) AS from_first,
        bitwise_left_shift(BIGINT '2', CAST((last_sequence - 1) % 60 AS integer)) - 1 AS to_last
    FROM ledger
),
-- A declared range marks the blocks of its two ends, and from where (step 1) to where (-1) it covers whole blocks.
marks AS (
    SELECT gateway, fate, (sequence - 1) / 60 AS block, 0 AS step,
        bitwise_left_shift(BIGINT '1', CAST((sequence - 1) % 60 AS integer)) AS mask
    FROM arrived
    UNION ALL SELECT gateway, fate, first_block, 0, bitwise_and(from_first, to_last)
    FROM declared
    WHERE first_block = last_block
    UNION ALL SELECT gateway, fate, block, step, mask
    FROM declared
    CROSS JOIN UNNEST(
        ARRAY[first_block, first_block + 1, last_block], ARRAY[0, 1, -1], ARRAY[from_first, 0, to_last]
    ) AS ends (block, step, mask)
    WHERE first_block < last_block
),
blocks AS (
    SELECT gateway, block,
        count(*) FILTER (WHERE fate = 0) AS row_count,
        coalesce(bitwise_or_agg(mask) FILTER (WHERE fate <= 0), 0) AS mask0,
        coalesce(bitwise_or_agg(mask) FILTER (WHERE fate <= 1), 0) AS mask1,
        coalesce(bitwise_or_agg(mask) FILTER (WHERE fate <= 2), 0) AS mask2,
        coalesce(bitwise_or_agg(mask) FILTER (WHERE fate <= 3), 0) AS mask3,
        coalesce(bitwise_or_agg(mask) FILTER (WHERE fate <= 4), 0) AS mask4,
        coalesce(bitwise_or_agg(mask) FILTER (WHERE fate <= 5), 0) AS mask5,
        bitwise_or_agg(mask) AS mask_of_any,
        coalesce(sum(step) FILTER (WHERE fate <= 2), 0) AS step2,
        coalesce(sum(step) FILTER (WHERE fate <= 3), 0) AS step3,
        coalesce(sum(step) FILTER (WHERE fate <= 4), 0) AS step4,
        coalesce(sum(step) FILTER (WHERE fate <= 5), 0) AS step5
    FROM marks
    GROUP BY gateway, block
),
-- How many ranges of whole blocks cover each block (depth).
covered AS (
    SELECT *,
        coalesce(lag(block) OVER (PARTITION BY gateway ORDER BY block), -1) AS block_before,
        lead(block) OVER (PARTITION BY gateway ORDER BY block) IS NULL AS is_last,
        sum(step2) OVER (PARTITION BY gateway ORDER BY block) AS depth2,
        sum(step3) OVER (PARTITION BY gateway ORDER BY block) AS depth3,
        sum(step4) OVER (PARTITION BY gateway ORDER BY block) AS depth4,
        sum(step5) OVER (PARTITION BY gateway ORDER BY block) AS depth5
    FROM blocks
),
-- Each block by itself, the last one up to its highest number; then the blocks that lie before it, all alike.
stretches AS (
    SELECT gateway, stretch.*
    FROM covered
    CROSS JOIN UNNEST(
        ARRAY[block, block_before + 1],
        ARRAY[1, block - block_before - 1],
        ARRAY[row_count, 0],
        ARRAY[IF(is_last, bitwise_left_shift(BIGINT '1', CAST(length(to_base(mask_of_any, 2)) AS integer)) - 1, 1152921504606846975), 1152921504606846975],
        ARRAY[mask0, 0],
        ARRAY[mask1, 0],
        ARRAY[IF(depth2 > 0, 1152921504606846975, mask2), IF(depth2 > step2, 1152921504606846975, 0)],
        ARRAY[IF(depth3 > 0, 1152921504606846975, mask3), IF(depth3 > step3, 1152921504606846975, 0)],
        ARRAY[IF(depth4 > 0, 1152921504606846975, mask4), IF(depth4 > step4, 1152921504606846975, 0)],
        ARRAY[IF(depth5 > 0, 1152921504606846975, mask5), IF(depth5 > step5, 1152921504606846975, 0)]
    ) AS stretch (block, block_count, row_count, numbers, mask0, mask1, mask2, mask3, mask4, mask5)
),
counted AS (
    SELECT gateway, block, block_count, row_count,
        bitwise_and(numbers, bitwise_not(mask5)) AS unexplained,
        block_count * bit_count(numbers, 64) AS count_of_all,
        block_count * bit_count(mask0, 64) AS count0,
        block_count * bit_count(mask1, 64) AS count1,
        block_count * bit_count(mask2, 64) AS count2,
        block_count * bit_count(mask3, 64) AS count3,
        block_count * bit_count(mask4, 64) AS count4,
        block_count * bit_count(mask5, 64) AS count5
    FROM stretches
    WHERE block_count > 0
),
totals AS (
    SELECT gateway,
        sum(count_of_all) AS highest_sequence,
        sum(count0) AS rows_present,
        sum(count_of_all - count0) AS rows_missing,
        sum(count2 - count1) AS rows_folded,
        sum(count3 - count2) AS rows_dropped,
        sum(count4 - count3) AS rows_set_aside,
        sum(count5 - count4) AS rows_damaged,
        sum(count1 - count0) AS rows_quarantined,
        sum(count_of_all - count5) AS rows_unexplained,
        -- x & -x is the lowest bit of x.
        min(60 * block + bit_count(bitwise_and(unexplained, -unexplained) - 1, 64) + 1) FILTER (WHERE unexplained <> 0) AS first_unexplained,
        max(60 * (block + block_count - 1) + length(to_base(unexplained, 2))) FILTER (WHERE unexplained <> 0) AS last_unexplained,
        sum(row_count - count0) AS rows_repeated
    FROM counted
    GROUP BY gateway
),
-- The newest by number: a gateway's clock may jump.
health AS (
    SELECT gateway,
        max_by(results_emitted, sequence) AS emitted_by_gateway,
        max_by(outbox_rows, sequence) AS waiting_on_gateway,
        CAST(max_by(measured_at, sequence) AT TIME ZONE 'UTC' AS timestamp(3)) AS health_at
    FROM gateway_health
    GROUP BY gateway
)
SELECT totals.*, emitted_by_gateway, waiting_on_gateway, health_at
FROM totals
LEFT JOIN health ON health.gateway = totals.gateway
