-- What is in the training data?
--
-- A row for each version and type of machine, the newest version first. Needs tables that the trainer makes.
--
--   data_version: the version
--   machine_type: of the machines
--   made_at: when the trainer made it, UTC
--   known_until: nothing later is in it, UTC
--   machines: machines, number
--   lives: lives of machines, from a repair or the first reading to a failure or the end of what is known, number
--   failures: lives that ended with a failure, number
--   censored: lives whose failure has not been seen, number
--   examples: rows, number
--   held_out: rows of machines that are held out to compare models, number
--   labelled: rows with a known remaining life, number
--   longest_life_hours: the longest remaining life among them, hours
--   features: sensors that any of the rows has, number
--   window_snapshot: snapshot of window_summaries that was read
WITH lives AS (
    SELECT data_version, machine_type, site, machine, life,
        bool_or(NOT censored) AS has_failed,
        count(*) AS examples,
        count_if(held_out) AS held_out,
        count(remaining_life_seconds) AS labelled,
        max(remaining_life_seconds) AS longest_seconds,
        array_distinct(flatten(array_agg(map_keys(features)))) AS features
    FROM training_examples
    GROUP BY data_version, machine_type, site, machine, life
)
SELECT lives.data_version, machine_type,
    max(run_at) AS made_at,
    max(known_until) AS known_until,
    count(DISTINCT concat(site, '/', machine)) AS machines,
    count(*) AS lives,
    count_if(has_failed) AS failures,
    count_if(NOT has_failed) AS censored,
    sum(lives.examples) AS examples,
    sum(held_out) AS held_out,
    sum(labelled) AS labelled,
    round(max(longest_seconds) / 3600, 1) AS longest_life_hours,
    cardinality(array_distinct(flatten(array_agg(features)))) AS features,
    max(window_snapshot_id) AS window_snapshot
FROM lives
LEFT JOIN (
    SELECT data_version, max(run_at) AS run_at, max_by(known_until, run_at) AS known_until,
        max_by(window_snapshot_id, run_at) AS window_snapshot_id
    FROM training_runs
    GROUP BY data_version
) AS runs ON runs.data_version = lives.data_version
GROUP BY lives.data_version, machine_type
ORDER BY made_at DESC, data_version, machine_type
