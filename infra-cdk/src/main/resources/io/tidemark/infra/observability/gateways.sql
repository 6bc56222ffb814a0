-- How the gateways are that reported within the last week: one row, each column a metric.
--
--   backlog_age_minutes: how long the oldest result waits, of all gateways, by their newest reports, minutes
--   silent_gateways: gateways whose newest report arrived more than half an hour ago
--   rejected_share: of what gateways read within the last day, the share that they refused, percent
--   quarantined_records: records of the last hour that the cloud job could not read
WITH reports AS (
    SELECT gateway, arrived_at, measured_at, oldest_waiting_at, readings_parsed, readings_rejected,
        row_number() OVER (PARTITION BY gateway ORDER BY sequence DESC) AS age,
        arrived_at > current_timestamp - INTERVAL '1' DAY AS is_of_today
    FROM gateway_health
    WHERE arrived_at > current_timestamp - INTERVAL '7' DAY
),
-- Counters only grow, so what was read is the newest less the first of the day.
read AS (
    SELECT gateway,
        max(readings_parsed) - min(readings_parsed) AS parsed,
        max(readings_rejected) - min(readings_rejected) AS rejected
    FROM reports
    WHERE is_of_today
    GROUP BY gateway
),
newest AS (
    SELECT * FROM reports WHERE age = 1
)
SELECT
    (SELECT coalesce(max(date_diff('minute', oldest_waiting_at, measured_at)), 0) FROM newest) AS backlog_age_minutes,
    (SELECT count(*) FROM newest WHERE arrived_at < current_timestamp - INTERVAL '30' MINUTE) AS silent_gateways,
    (SELECT coalesce(round(1e2 * sum(rejected) / nullif(sum(parsed) + sum(rejected), 0), 3), 0) FROM read) AS rejected_share,
    (SELECT count(*) FROM quarantine WHERE arrived_at > current_timestamp - INTERVAL '1' HOUR) AS quarantined_records
