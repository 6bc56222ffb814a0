-- How fast does news of an incident reach the cloud?
--
-- From the reading that opened the incident, device clock, to IoT Core, its clock. What arrived more than a day later
-- was waiting for an outage to end, or is a replay of old data, it is counted, not averaged.
--
--   gateway: thing name
--   incidents: incidents whose opening arrived within a day, number
--   later: incidents whose opening arrived later than that, number
--   median_seconds: time from reading to IoT Core, median, seconds, null if none arrived within a day
--   p99_seconds: 99 of 100 were faster, seconds
--   slowest_seconds: the slowest, seconds
--   newest_at: when the newest opening arrived, UTC
WITH openings AS (
    SELECT gateway, arrived_at, date_diff('millisecond', event_time, arrived_at) / 1000e0 AS seconds
    FROM anomalies
    WHERE coalesce(phase, 'OPENED') = 'OPENED'
)
SELECT gateway,
    count_if(seconds <= 86400) AS incidents,
    count_if(seconds > 86400) AS later,
    round(approx_percentile(seconds, 0.5) FILTER (WHERE seconds <= 86400), 3) AS median_seconds,
    round(approx_percentile(seconds, 0.99) FILTER (WHERE seconds <= 86400), 3) AS p99_seconds,
    round(max(seconds) FILTER (WHERE seconds <= 86400), 3) AS slowest_seconds,
    max(arrived_at) AS newest_at
FROM openings
GROUP BY gateway
ORDER BY p99_seconds DESC NULLS LAST, gateway
