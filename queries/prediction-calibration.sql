-- Did the predictions come true?
--
-- Each prediction is held against the machine's next failure in maintenance_outcomes. One whose machine was repaired
-- first, or has not failed yet, cannot be judged. A calibrated model holds the truth as often as it promises.
--
--   model, model_version: what predicted
--   predicted_life: the remaining life that was predicted, in horizons of the model
--   predictions: those whose machine has failed since, number
--   undecided: those that cannot be judged, number
--   failures: failures that they are held against, number
--   promised: share of intervals that hold the truth, as the model was calibrated, 0 to 1
--   held: share of intervals that held it, 0 to 1, null if none can be judged
--   mean_error_hours: mean of predicted less true remaining life, hours, above 0 is too hopeful
--   mean_absolute_error_hours: mean distance from the truth, hours
--   mean_width_hours: mean width of the intervals of those that are judged, hours
WITH ends AS (
    SELECT DISTINCT site, machine, kind, occurred_at
    FROM maintenance_outcomes
    WHERE kind IN ('FAILURE', 'REPAIR')
),
lives AS (
    SELECT site, machine, kind, occurred_at AS ended_at,
        lag(occurred_at) OVER (PARTITION BY site, machine ORDER BY occurred_at, kind) AS began_at
    FROM ends
),
predicted AS (
    SELECT model, model_version, coverage, remaining_life, remaining_life_lower, remaining_life_upper,
        CASE
            WHEN remaining_life < 0.5 * horizon_millis / 1000 THEN 'under 0.5'
            WHEN remaining_life < 1.0 * horizon_millis / 1000 THEN '0.5 to 1'
            WHEN remaining_life < 2.0 * horizon_millis / 1000 THEN '1 to 2'
            ELSE '2 or more'
        END AS predicted_life,
        IF(lives.kind = 'FAILURE', date_diff('millisecond', event_time, ended_at) / 1000.0) AS truth,
        IF(lives.kind = 'FAILURE', concat(lives.site, '/', lives.machine, ' ', CAST(ended_at AS varchar))) AS failure
    FROM failure_predictions
    LEFT JOIN lives
        ON lives.site = failure_predictions.site
        AND lives.machine = failure_predictions.machine
        AND event_time < ended_at
        AND (began_at IS NULL OR event_time >= began_at)
)
SELECT model, model_version, predicted_life,
    count(truth) AS predictions,
    count(*) - count(truth) AS undecided,
    count(DISTINCT failure) AS failures,
    round(avg(coverage), 3) AS promised,
    round(avg(IF(truth BETWEEN remaining_life_lower AND remaining_life_upper, 1e0, 0e0)) FILTER (WHERE truth IS NOT NULL), 3) AS held,
    round(avg(remaining_life - truth) / 3600, 2) AS mean_error_hours,
    round(avg(abs(remaining_life - truth)) / 3600, 2) AS mean_absolute_error_hours,
    round(avg(remaining_life_upper - remaining_life_lower) FILTER (WHERE truth IS NOT NULL) / 3600, 2) AS mean_width_hours
FROM predicted
GROUP BY model, model_version, predicted_life
ORDER BY model, model_version, min(remaining_life)
