-- Which maintenance outcomes could not be used?
--
-- What became of every outcome when the newest training data was made. Needs tables that the trainer makes.
--
--   finding: USED, or why it was not
--   kind: of the outcome
--   outcomes: number
--   machines: machines that they name, number
--   first_at, last_at: when the first and the last of them occurred, UTC
--   example: the machine of the last, and what was wrong
WITH newest AS (
    SELECT max_by(data_version, run_at) AS data_version FROM training_runs
)
SELECT finding, kind,
    count(*) AS outcomes,
    count(DISTINCT concat(site, '/', machine)) AS machines,
    min(occurred_at) AS first_at,
    max(occurred_at) AS last_at,
    max_by(concat(site, '/', machine, coalesce(concat(': ', detail), '')), occurred_at) AS example
FROM outcome_findings
JOIN newest USING (data_version)
GROUP BY finding, kind
ORDER BY finding = 'USED', outcomes DESC, finding, kind
