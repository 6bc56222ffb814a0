-- Can the newest training data be trusted?
--
-- A row for each column of the newest version, those with a finding first. Needs tables that the trainer makes.
--
--   data_version, machine_type, column_name: which column
--   examples: rows, number
--   null_share: share of rows without a value, 0 to 1
--   minimum, mean, maximum: of the values, in the sensor's unit
--   standard_deviation: of the values, in the sensor's unit
--   drift: population stability index against previous_version, above 0.25 is much, null if there is none to compare
--   previous_version: what it is compared with
--   finding: what is wrong, in a sentence, null if nothing is
WITH newest AS (
    SELECT max_by(data_version, run_at) AS data_version FROM training_runs
)
SELECT data_version, machine_type, column_name,
    "rows" AS examples,
    round(nulls / nullif(CAST("rows" AS double), 0), 4) AS null_share,
    minimum, mean, maximum, standard_deviation,
    round(drift, 4) AS drift,
    previous_version,
    finding
FROM data_quality
JOIN newest USING (data_version)
ORDER BY finding IS NULL, drift DESC NULLS LAST, machine_type, column_name
