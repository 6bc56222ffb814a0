-- How long before a failure did we know?
--
-- For each failure in maintenance_outcomes: incidents that opened, and predictions that said so, in the seven days
-- before it, but not before the machine's failure or repair before that.
--
--   site, machine: what failed
--   failed_at: when, UTC
--   failure_mode: as it was reported, null if it was not
--   incidents: incidents of the machine and its sensors that opened in that time, number
--   first_incident_hours: how long before the failure the first of them opened, hours, null if none did
--   high_incident_hours: the same of the first that became severe, hours
--   foreseen_hours: how long before it a prediction first gave the failure an even chance or more, hours, null if none did
--   was_missed: whether there was neither an incident nor such a prediction
WITH ends AS (
    SELECT site, machine, kind, occurred_at, max(failure_mode) AS failure_mode
    FROM maintenance_outcomes
    WHERE kind IN ('FAILURE', 'REPAIR')
    GROUP BY site, machine, kind, occurred_at
),
lives AS (
    SELECT *,
        coalesce(
            greatest(
                date_add('day', -7, occurred_at),
                lag(occurred_at) OVER (PARTITION BY site, machine ORDER BY occurred_at, kind)
            ),
            date_add('day', -7, occurred_at)
        ) AS watched_from
    FROM ends
),
failures AS (
    SELECT * FROM lives WHERE kind = 'FAILURE'
),
incidents AS (
    SELECT site, machine, incident, min(opened_at) AS opened_at, max_by(severity, sequence) AS severity
    FROM anomalies
    WHERE incident IS NOT NULL
    GROUP BY site, machine, incident
),
alarms AS (
    SELECT failures.site, failures.machine, occurred_at,
        count(*) AS incidents,
        min(opened_at) AS opened_at,
        min(opened_at) FILTER (WHERE severity = 'HIGH') AS high_at
    FROM failures
    JOIN incidents
        ON incidents.site = failures.site
        AND incidents.machine = failures.machine
        AND opened_at >= watched_from
        AND opened_at < occurred_at
    GROUP BY failures.site, failures.machine, occurred_at
),
foreseen AS (
    SELECT failures.site, failures.machine, occurred_at, min(event_time) AS foreseen_at
    FROM failures
    JOIN failure_predictions
        ON failure_predictions.site = failures.site
        AND failure_predictions.machine = failures.machine
        AND event_time >= watched_from
        AND event_time < occurred_at
    WHERE failure_probability >= 0.5
    GROUP BY failures.site, failures.machine, occurred_at
)
SELECT failures.site, failures.machine, failures.occurred_at AS failed_at, failure_mode,
    coalesce(incidents, 0) AS incidents,
    round(date_diff('second', opened_at, failures.occurred_at) / 3600e0, 2) AS first_incident_hours,
    round(date_diff('second', high_at, failures.occurred_at) / 3600e0, 2) AS high_incident_hours,
    round(date_diff('second', foreseen_at, failures.occurred_at) / 3600e0, 2) AS foreseen_hours,
    opened_at IS NULL AND foreseen_at IS NULL AS was_missed
FROM failures
LEFT JOIN alarms
    ON alarms.site = failures.site AND alarms.machine = failures.machine AND alarms.occurred_at = failures.occurred_at
LEFT JOIN foreseen
    ON foreseen.site = failures.site AND foreseen.machine = failures.machine AND foreseen.occurred_at = failures.occurred_at
ORDER BY failed_at DESC, site, machine
