-- Which known failures were announced, how long before their end, and why? A message announces a failure that says
-- that an incident begins, becomes worse or goes on again: inside the failure, or in the day before if the incident
-- was not over when the failure began.
WITH failures (began, ended) AS (
    VALUES (TIMESTAMP '2013-12-10 06:25:00 UTC', TIMESTAMP '2013-12-12 05:35:00 UTC'),
           (TIMESTAMP '2013-12-15 17:50:00 UTC', TIMESTAMP '2013-12-17 17:00:00 UTC'),
           (TIMESTAMP '2014-01-27 14:20:00 UTC', TIMESTAMP '2014-01-29 13:30:00 UTC'),
           (TIMESTAMP '2014-02-07 14:55:00 UTC', TIMESTAMP '2014-02-09 14:05:00 UTC')),
messages AS (
    SELECT *, min(IF(phase = 'CLOSED', event_time)) OVER (
        PARTITION BY gateway, incident ORDER BY sequence ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS over_at
    FROM anomalies
    WHERE machine = 'machine-1')
SELECT f.began AS failure_began,
       min(m.event_time) AS announced_at,
       round(date_diff('minute', min(m.event_time), f.ended) / 60.0, 1) AS hours_before_end,
       min_by(m.severity, m.sequence) AS severity,
       min_by(m.reason, m.sequence) AS reason,
       round(min_by(m.value, m.sequence), 1) AS value,
       round(min_by(m.expected_lower, m.sequence), 1) AS expected_from,
       round(min_by(m.expected_upper, m.sequence), 1) AS expected_to,
       min_by(m.detector, m.sequence) AS detector
FROM failures f
LEFT JOIN messages m
    ON m.phase <> 'CLOSED'
    AND m.event_time BETWEEN f.began - INTERVAL '1' DAY AND f.ended
    AND (m.event_time >= f.began OR m.over_at IS NULL OR m.over_at >= f.began)
GROUP BY f.began, f.ended
ORDER BY failure_began;
