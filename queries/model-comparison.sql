-- Which models are there, and which is better?
--
-- Every version in the registry, with how it did on machines that no version was trained on and in trials on gateways.
-- Needs tables that the trainer makes.
--
--   name, version: the model
--   machine_type: what it is for
--   published_at: when it was made, UTC
--   decision: FIRST, BETTER or WORSE than compared_with
--   compared_with: the version that was in service, null for the first
--   held_out_rmse_hours: root mean square error of remaining life on the held-out machines, hours
--   incumbent_rmse_hours: the same of compared_with, on the same machines, hours
--   held_out_coverage: share of intervals that held the truth there, 0 to 1
--   data_version: what it was trained on
--   sensors: sensors that it reads, number
--   trials: gateways that have tried it, number
--   promoted, refused, rolled_back: gateways by how the newest trial ended, number
--   agreement: mean share of predictions in which it agreed with the model beside it, 0 to 1
--   worst_micros: slowest prediction, microseconds
--   errors: predictions that failed, number
WITH newest AS (
    SELECT gateway, model, model_version,
        max_by(phase, sequence) AS phase,
        max_by(agreement, sequence) AS agreement,
        max(worst_micros) AS worst_micros,
        max_by(errors, sequence) AS errors
    FROM model_evaluations
    GROUP BY gateway, model, model_version
),
trials AS (
    SELECT model, model_version,
        count(*) AS trials,
        count_if(phase = 'PROMOTED') AS promoted,
        count_if(phase = 'REFUSED') AS refused,
        count_if(phase = 'ROLLED_BACK') AS rolled_back,
        avg(agreement) AS agreement,
        max(worst_micros) AS worst_micros,
        sum(errors) AS errors
    FROM newest
    GROUP BY model, model_version
)
SELECT name, version, machine_type, published_at, decision, compared_with,
    round(element_at(metrics, 'held_out_rmse') / 3600, 3) AS held_out_rmse_hours,
    round(element_at(metrics, 'incumbent_held_out_rmse') / 3600, 3) AS incumbent_rmse_hours,
    round(element_at(metrics, 'held_out_coverage'), 3) AS held_out_coverage,
    data_version,
    cardinality(sensors) AS sensors,
    coalesce(trials, 0) AS trials,
    coalesce(promoted, 0) AS promoted,
    coalesce(refused, 0) AS refused,
    coalesce(rolled_back, 0) AS rolled_back,
    round(agreement, 3) AS agreement,
    worst_micros,
    errors
FROM model_registry
LEFT JOIN trials ON trials.model = model_registry.name AND trials.model_version = model_registry.version
ORDER BY name, published_at DESC
