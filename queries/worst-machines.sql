-- Which machines are worst this week?
--
-- This week is the seven days before the newest incident message or prediction in the tables, so that old data can be
-- asked too. Severe incidents count first, then their number, then the life that is left.
--
--   site, machine: where
--   incidents: incidents of which something was said this week, number
--   high, medium: those of them of that severity, number
--   still_open: those that are not over, number
--   abnormal_readings: readings of these incidents that were abnormal, number
--   hours_left: predicted remaining life, hours, null if nothing was foreseen this week
--   hours_left_at_least: lower end of its interval, hours
--   failure_probability: probability, 0 to 1, of a failure within the model's horizon
--   foreseen_at: up to when that prediction knew the machine, device clock, UTC
WITH week AS (
    SELECT date_add('day', -7, max(newest_at)) AS began_at
    FROM (
        SELECT max(event_time) AS newest_at FROM anomalies
        UNION ALL SELECT max(event_time) FROM failure_predictions
    ) AS newest
),
-- A message of a gateway older than incidents stands alone. Severity and readings are those of the incident so far.
incidents AS (
    SELECT site, machine, coalesce(incident, event_id) AS incident,
        max_by(severity, sequence) AS severity,
        max_by(incident IS NOT NULL AND phase <> 'CLOSED', sequence) AS is_open,
        max(coalesce(abnormal_readings, 1)) AS abnormal_readings
    FROM anomalies
    CROSS JOIN week
    WHERE event_time > began_at
    GROUP BY site, machine, coalesce(incident, event_id)
),
troubled AS (
    SELECT site, machine,
        count(*) AS incidents,
        count_if(severity = 'HIGH') AS high,
        count_if(severity = 'MEDIUM') AS medium,
        count_if(is_open) AS still_open,
        sum(abnormal_readings) AS abnormal_readings
    FROM incidents
    GROUP BY site, machine
),
foreseen AS (
    SELECT site, machine,
        round(max_by(remaining_life, event_time) / 3600, 1) AS hours_left,
        round(max_by(remaining_life_lower, event_time) / 3600, 1) AS hours_left_at_least,
        round(max_by(failure_probability, event_time), 3) AS failure_probability,
        max(event_time) AS foreseen_at
    FROM failure_predictions
    CROSS JOIN week
    WHERE event_time > began_at
    GROUP BY site, machine
)
SELECT
    coalesce(troubled.site, foreseen.site) AS site,
    coalesce(troubled.machine, foreseen.machine) AS machine,
    coalesce(incidents, 0) AS incidents,
    coalesce(high, 0) AS high,
    coalesce(medium, 0) AS medium,
    coalesce(still_open, 0) AS still_open,
    coalesce(abnormal_readings, 0) AS abnormal_readings,
    hours_left,
    hours_left_at_least,
    failure_probability,
    foreseen_at
FROM troubled
FULL OUTER JOIN foreseen ON foreseen.site = troubled.site AND foreseen.machine = troubled.machine
ORDER BY high DESC, incidents DESC, hours_left NULLS LAST, site, machine
LIMIT 50
