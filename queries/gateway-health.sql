-- Are the gateways well, and how much waits on them?
--
-- The newest report of each gateway, by its number: a clock may jump. Counters are since the gateway was installed.
--
--   gateway: thing name
--   reported_at: when it made the report, gateway clock, UTC
--   silent_minutes: how much later the newest report of any gateway arrived than its own, minutes
--   version: of its software
--   up_hours: how long its process ran then, hours
--   waiting: results that waited in its outbox, number
--   waiting_mb: size of these, MB of 1,000,000 bytes
--   oldest_waiting_minutes: how long the oldest of them had waited, minutes, null if none waited
--   minutes_to_drain: estimate of the time until all is delivered, minutes, null while nothing is delivered
--   uplink_mb_today: payload sent since midnight UTC, MB
--   parsed, rejected, late, repeated: readings, number
--   dropped_messages: messages of QoS 0 that were dropped because the log was full, number
--   dropped_results: results that were dropped for want of space or found damaged, number
WITH reports AS (
    SELECT *,
        row_number() OVER (PARTITION BY gateway ORDER BY sequence DESC) AS age,
        max(arrived_at) OVER () AS newest_arrival
    FROM gateway_health
)
SELECT gateway,
    measured_at AS reported_at,
    round(date_diff('second', arrived_at, newest_arrival) / 60e0, 1) AS silent_minutes,
    version,
    round(date_diff('second', started_at, measured_at) / 3600e0, 1) AS up_hours,
    outbox_rows AS waiting,
    round(outbox_bytes / 1e6, 3) AS waiting_mb,
    round(date_diff('second', oldest_waiting_at, measured_at) / 60e0, 1) AS oldest_waiting_minutes,
    round(seconds_to_drain / 60e0, 1) AS minutes_to_drain,
    round(uplink_bytes_today / 1e6, 3) AS uplink_mb_today,
    readings_parsed AS parsed,
    readings_rejected AS rejected,
    readings_late AS late,
    readings_repeated AS repeated,
    messages_dropped AS dropped_messages,
    results_dropped AS dropped_results
FROM reports
WHERE age = 1
ORDER BY silent_minutes DESC, waiting DESC, gateway
