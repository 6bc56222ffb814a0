-- On which days did the machine behave worst, and how hot was it then?
WITH readings AS (
    SELECT date(window_start) AS day,
           sum("count") AS readings,
           sum(mean * "count") / sum("count") AS mean,
           min("min") AS lowest,
           max("max") AS highest
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY gateway, site, machine, sensor, window_start ORDER BY revision DESC) AS age
        FROM window_summaries)
    WHERE age = 1
    GROUP BY 1),
anomalous AS (
    SELECT date(event_time) AS day, count(*) AS anomalies, max(score) AS highest_score
    FROM anomalies
    GROUP BY 1)
SELECT day,
       readings,
       round(mean, 1) AS mean,
       round(lowest, 1) AS lowest,
       round(highest, 1) AS highest,
       anomalies,
       round(highest_score, 2) AS highest_score
FROM readings JOIN anomalous USING (day)
ORDER BY anomalies DESC, day
LIMIT 10;
