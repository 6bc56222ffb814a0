-- How did the machine run in the day before and in the day after each anomaly?
WITH windows AS (
    -- Of the revisions of a window, the highest is its result.
    SELECT site, machine, sensor, window_start,
           max_by(mean, revision) AS mean,
           max_by("min", revision) AS lowest
    FROM window_summaries
    GROUP BY site, machine, sensor, window_start)
SELECT a.event_time AS found_at,
       round(a.value, 1) AS value,
       round(a.score, 2) AS score,
       round(avg(w.mean) FILTER (WHERE w.window_start < a.event_time), 1) AS mean_before,
       round(avg(w.mean) FILTER (WHERE w.window_start > a.event_time), 1) AS mean_after,
       round(min(w.lowest) FILTER (WHERE w.window_start > a.event_time), 1) AS lowest_after
FROM anomalies a
JOIN windows w
    ON w.site = a.site AND w.machine = a.machine AND w.sensor = a.sensor
    AND w.window_start BETWEEN a.event_time - INTERVAL '1' DAY AND a.event_time + INTERVAL '1' DAY
GROUP BY a.event_id, a.event_time, a.value, a.score
ORDER BY found_at;
