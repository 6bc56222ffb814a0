-- What did the gateways refuse, and what came too late?
--
-- Of the seven days before the newest refusal. Nothing is thrown away: rejected_readings has each with its payload.
--
--   gateway: thing name
--   reason: why, LATE for a reading behind the allowed lateness
--   messages: messages or elements of their arrays, number
--   topics: MQTT topics that they came on, number
--   worst_topic: the topic that most of them came on, of several the last by name
--   kilobytes: size of all of them, kB of 1,000 bytes
--   late_hours: how far behind its arrival the event time of the latest straggler was, hours, null if no time could be read
--   newest_at: when the newest was received, gateway clock, UTC
--   example: what was wrong with the newest
WITH newest AS (
    SELECT max(received_at) AS newest_at FROM rejected_readings
),
by_topic AS (
    SELECT gateway, reason, topic,
        count(*) AS messages,
        sum(payload_bytes) AS bytes,
        max(date_diff('second', event_time, received_at)) AS late_seconds,
        max(received_at) AS received_at,
        max_by(detail, received_at) AS detail
    FROM rejected_readings
    CROSS JOIN newest
    WHERE received_at > date_add('day', -7, newest_at)
    GROUP BY gateway, reason, topic
)
SELECT gateway, reason,
    sum(messages) AS messages,
    count(*) AS topics,
    max_by(topic, ROW(messages, topic)) AS worst_topic,
    round(sum(bytes) / 1e3, 1) AS kilobytes,
    round(max(late_seconds) / 3600e0, 2) AS late_hours,
    max(received_at) AS newest_at,
    max_by(detail, received_at) AS example
FROM by_topic
GROUP BY gateway, reason
ORDER BY messages DESC, gateway, reason
