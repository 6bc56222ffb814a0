-- Which model does each gateway try or use, and how does it do?
--
-- The newest report of each gateway on each version of a model, the newest first.
--
--   gateway: thing name
--   model, model_version: what is tried, or was
--   compared_with: version of the model beside it, null if there was none
--   phase: TRIAL, PROMOTED, ROLLED_BACK or REFUSED
--   reported_at: when the gateway said so, gateway clock, UTC
--   trial_hours: how long the trial had lasted then, hours
--   predictions: predictions that were compared, number
--   agreement: share of them in which both agreed, 0 to 1
--   mean_difference_minutes: mean difference of the remaining life that they foresee, minutes
--   mean_micros, worst_micros: time that a prediction took, microseconds
--   errors: predictions that failed, number
--   drift: how far its input is from what it was trained on, null if that is not known
--   detail: why it was refused or rolled back, null if it was not
WITH reports AS (
    SELECT *, row_number() OVER (PARTITION BY gateway, model, model_version ORDER BY sequence DESC) AS age
    FROM model_evaluations
)
SELECT gateway, model, model_version, compared_with, phase,
    evaluated_at AS reported_at,
    round(date_diff('second', started_at, evaluated_at) / 3600e0, 2) AS trial_hours,
    predictions,
    round(agreement, 3) AS agreement,
    round(mean_difference / 60, 2) AS mean_difference_minutes,
    round(mean_micros, 1) AS mean_micros,
    worst_micros,
    errors,
    round(drift, 3) AS drift,
    detail
FROM reports
WHERE age = 1
ORDER BY reported_at DESC, gateway, model, model_version
