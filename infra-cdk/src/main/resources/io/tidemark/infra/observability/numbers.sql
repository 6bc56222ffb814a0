-- Numbers of results that neither arrived nor were declared, nor wait on their gateway: one row, each column a metric.
--
--   missing_sequence_numbers: of all gateways
--   gateways_that_miss: gateways with such numbers
SELECT
    coalesce(sum(greatest(rows_unexplained - coalesce(waiting_on_gateway, 0), 0)), 0) AS missing_sequence_numbers,
    count_if(rows_unexplained > coalesce(waiting_on_gateway, 0)) AS gateways_that_miss
FROM reconciliation
