-- Which kinds of incidents does each site have?
--
-- Of the thirty days before the newest message. An incident counts once, in the state of its newest message.
--
--   site: where
--   type: what the sensor measures, of a machine as a whole as its gateway names it
--   reason: why it counts as abnormal, see docs/incidents.md
--   incidents: number
--   machines: machines that had one, number
--   high, medium, low: incidents of that severity, number
--   still_open: incidents that are not over, number
--   median_minutes: how long those that are over lasted, median, minutes, null if none is over
--   longest_minutes: the longest of them, minutes
WITH newest AS (
    SELECT max(event_time) AS newest_at FROM anomalies
),
incidents AS (
    SELECT site, type, machine, coalesce(incident, event_id) AS incident,
        max_by(reason, sequence) AS reason,
        max_by(severity, sequence) AS severity,
        max_by(incident IS NOT NULL AND phase <> 'CLOSED', sequence) AS is_open,
        date_diff('second', min(coalesce(opened_at, event_time)), max(event_time) FILTER (WHERE phase = 'CLOSED')) / 60.0 AS minutes
    FROM anomalies
    CROSS JOIN newest
    WHERE event_time > date_add('day', -30, newest_at)
    GROUP BY site, type, machine, coalesce(incident, event_id)
)
SELECT site, type, reason,
    count(*) AS incidents,
    count(DISTINCT machine) AS machines,
    count_if(severity = 'HIGH') AS high,
    count_if(severity = 'MEDIUM') AS medium,
    count_if(severity = 'LOW') AS low,
    count_if(is_open) AS still_open,
    round(approx_percentile(CAST(minutes AS double), 0.5), 1) AS median_minutes,
    round(CAST(max(minutes) AS double), 1) AS longest_minutes
FROM incidents
GROUP BY site, type, reason
ORDER BY incidents DESC, site, type, reason
