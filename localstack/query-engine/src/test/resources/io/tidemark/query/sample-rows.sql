INSERT INTO anomalies (event_id, sequence, gateway, site, machine, sensor, type, event_time, incident, phase, opened_at, severity, reason, abnormal_readings, arrived_at) VALUES
    ('a1', 11, 'gateway-1', 'north', 'press-1', 'vibration', 'vibration', TIMESTAMP '2026-03-01 08:00:00 UTC', 'i1', 'OPENED', TIMESTAMP '2026-03-01 08:00:00 UTC', 'LOW', 'UNUSUAL', 1, TIMESTAMP '2026-03-01 08:00:00.300 UTC'),
    ('a2', 12, 'gateway-1', 'north', 'press-1', 'vibration', 'vibration', TIMESTAMP '2026-03-01 08:10:00 UTC', 'i1', 'UPDATED', TIMESTAMP '2026-03-01 08:00:00 UTC', 'HIGH', 'UNUSUAL', 40, TIMESTAMP '2026-03-01 08:10:00.200 UTC'),
    ('a3', 13, 'gateway-1', 'north', 'press-1', 'vibration', 'vibration', TIMESTAMP '2026-03-01 08:30:00 UTC', 'i1', 'CLOSED', TIMESTAMP '2026-03-01 08:00:00 UTC', 'HIGH', 'UNUSUAL', 55, TIMESTAMP '2026-03-01 08:30:00.200 UTC'),
    ('a4', 14, 'gateway-1', 'north', 'press-2', 'temperature', 'temperature', TIMESTAMP '2026-03-02 09:00:00 UTC', 'i2', 'OPENED', TIMESTAMP '2026-03-02 09:00:00 UTC', 'MEDIUM', 'ABOVE_RANGE', 1, TIMESTAMP '2026-03-02 09:00:00.450 UTC'),
    ('a5', 3, 'gateway-2', 'south', 'pump-7', 'pressure', 'pressure', TIMESTAMP '2026-02-20 10:00:00 UTC', 'i3', 'OPENED', TIMESTAMP '2026-02-20 10:00:00 UTC', 'LOW', 'UNUSUAL', 1, TIMESTAMP '2026-02-23 10:00:00 UTC'),
    ('a6', 4, 'gateway-2', 'south', 'pump-7', 'pressure', 'pressure', TIMESTAMP '2026-02-20 10:06:00 UTC', 'i3', 'CLOSED', TIMESTAMP '2026-02-20 10:00:00 UTC', 'LOW', 'UNUSUAL', 4, TIMESTAMP '2026-02-23 10:00:01 UTC');
INSERT INTO failure_predictions (event_id, sequence, gateway, site, machine, event_time, remaining_life, remaining_life_lower, remaining_life_upper, coverage, failure_probability, horizon_millis, model, model_version, feature_version, arrived_at) VALUES
    ('p1', 15, 'gateway-1', 'north', 'press-1', TIMESTAMP '2026-03-01 00:00:00 UTC', 180000, 120000, 240000, 0.9, 0.05, 86400000, 'press', '2', 1, TIMESTAMP '2026-03-01 00:00:01 UTC'),
    ('p2', 16, 'gateway-1', 'north', 'press-1', TIMESTAMP '2026-03-02 00:00:00 UTC', 79200, 50400, 108000, 0.9, 0.6, 86400000, 'press', '2', 1, TIMESTAMP '2026-03-02 00:00:01 UTC'),
    ('p3', 17, 'gateway-1', 'north', 'press-1', TIMESTAMP '2026-03-02 12:00:00 UTC', 21600, 10800, 32400, 0.9, 0.95, 86400000, 'press', '2', 1, TIMESTAMP '2026-03-02 12:00:01 UTC'),
    ('p4', 18, 'gateway-1', 'north', 'press-2', TIMESTAMP '2026-03-02 12:00:00 UTC', 200000, 150000, 300000, 0.9, 0.01, 86400000, 'press', '2', 1, TIMESTAMP '2026-03-02 12:00:01 UTC');
INSERT INTO maintenance_outcomes (outcome_id, site, machine, kind, occurred_at, failure_mode, source, arrived_at) VALUES
    ('o1', 'north', 'press-1', 'FAILURE', TIMESTAMP '2026-03-03 00:00:00 UTC', 'bearing', 'STREAM', TIMESTAMP '2026-03-03 01:00:00 UTC'),
    ('o2', 'north', 'press-1', 'REPAIR', TIMESTAMP '2026-03-03 06:00:00 UTC', null, 'STREAM', TIMESTAMP '2026-03-03 07:00:00 UTC'),
    ('o3', 'south', 'pump-7', 'FAILURE', TIMESTAMP '2026-03-01 12:00:00 UTC', 'seal', 'FILE', TIMESTAMP '2026-03-04 12:00:00 UTC');
INSERT INTO window_summaries (event_id, sequence, gateway, site, machine, sensor, type, window_start, window_end, revision, count, mean, min, max, standard_deviation, arrived_at) VALUES
    ('w1', 1, 'gateway-2', 'south', 'pump-7', 'pressure', 'pressure', TIMESTAMP '2026-02-20 09:59:55 UTC', TIMESTAMP '2026-02-20 10:00:00 UTC', 0, 5, 2.1, 2.0, 2.2, 0.1, TIMESTAMP '2026-02-23 10:00:00 UTC');
INSERT INTO rejected_readings (event_id, sequence, gateway, topic, reason, detail, payload, payload_bytes, digest, occurrence, event_time, received_at, arrived_at) VALUES
    ('r1', 19, 'gateway-1', 'tidemark/north/press-1/vibration', 'MALFORMED_JSON', 'line 1, column 9: expected a value, found }', X'7b', 1200, 'd1', 1, null, TIMESTAMP '2026-03-02 10:00:00 UTC', TIMESTAMP '2026-03-02 10:00:01 UTC'),
    ('r2', 20, 'gateway-1', 'tidemark/north/press-1/vibration', 'LATE', 'the watermark was 2026-03-02T10:00:00Z', X'7b', 90, 'd2', 1, TIMESTAMP '2026-03-02 07:00:00 UTC', TIMESTAMP '2026-03-02 10:00:05 UTC', TIMESTAMP '2026-03-02 10:00:06 UTC'),
    ('r3', 21, 'gateway-1', 'tidemark/north/press-2/temperature', 'LATE', 'the watermark was 2026-03-02T10:30:00Z', X'7b', 95, 'd3', 1, TIMESTAMP '2026-03-02 10:00:00 UTC', TIMESTAMP '2026-03-02 10:30:00 UTC', TIMESTAMP '2026-03-02 10:30:01 UTC');
INSERT INTO gateway_health (event_id, sequence, gateway, measured_at, started_at, version, readings_parsed, readings_rejected, readings_late, results_emitted, results_uplinked, outbox_rows, outbox_bytes, readings_repeated, messages_dropped, results_folded, results_dropped, results_set_aside, oldest_waiting_at, seconds_to_drain, uplink_bytes_today, arrived_at) VALUES
    ('h1', 22, 'gateway-1', TIMESTAMP '2026-03-02 12:00:00 UTC', TIMESTAMP '2026-03-01 12:00:00 UTC', '0.1.0', 1200000, 1, 2, 21, 21, 0, 0, 3, 0, 0, 0, 0, null, null, 410000, TIMESTAMP '2026-03-02 12:00:00.500 UTC'),
    ('h2', 5, 'gateway-2', TIMESTAMP '2026-03-02 11:00:00 UTC', TIMESTAMP '2026-02-28 11:00:00 UTC', '0.1.0', 800000, 0, 0, 4, 2, 1800, 540000, 0, 0, 0, 0, 0, TIMESTAMP '2026-03-02 09:30:00 UTC', 600, 90000, TIMESTAMP '2026-03-02 11:00:00.500 UTC');
INSERT INTO ledger (event_id, sequence, gateway, entered_at, action, kind, reason, first_sequence, last_sequence, arrived_at) VALUES
    ('l1', 23, 'gateway-1', TIMESTAMP '2026-03-02 12:00:00 UTC', 'DROPPED', 'window-summary', 'the outbox was full', 1, 9, TIMESTAMP '2026-03-02 12:00:01 UTC');
INSERT INTO quarantine (shard, sequence_number, gateway, reason, detail, payload, arrived_at, sequence) VALUES
    ('shard-0', '1', 'gateway-1', 'UNDECODABLE_EVENT', 'event 3 of 7: unknown schema 9f1c', X'0011223344', TIMESTAMP '2026-03-02 12:00:02 UTC', 10),
    ('shard-0', '2', null, 'MALFORMED_ENVELOPE', 'no field data', X'00', TIMESTAMP '2026-03-01 12:00:02 UTC', null),
    ('shard-0', '3', null, 'MALFORMED_ENVELOPE', 'no field gateway', X'0000', TIMESTAMP '2026-03-02 12:00:02 UTC', null);
INSERT INTO model_evaluations (event_id, sequence, gateway, model, model_version, feature_version, phase, evaluated_at, started_at, compared_with, predictions, agreement, mean_difference, mean_micros, worst_micros, errors, drift, detail, arrived_at) VALUES
    ('e1', 24, 'gateway-1', 'press', '2', 1, 'TRIAL', TIMESTAMP '2026-02-27 12:00:00 UTC', TIMESTAMP '2026-02-27 00:00:00 UTC', '1', 40, 0.9, 600, 80, 900, 0, 0.02, null, TIMESTAMP '2026-02-27 12:00:01 UTC'),
    ('e2', 25, 'gateway-1', 'press', '2', 1, 'PROMOTED', TIMESTAMP '2026-02-28 00:00:00 UTC', TIMESTAMP '2026-02-27 00:00:00 UTC', '1', 100, 0.94, 480, 75, 900, 0, 0.03, null, TIMESTAMP '2026-02-28 00:00:01 UTC'),
    ('e3', 6, 'gateway-2', 'press', '2', 1, 'ROLLED_BACK', TIMESTAMP '2026-02-28 06:00:00 UTC', TIMESTAMP '2026-02-28 00:00:00 UTC', '1', 12, 0.5, 7200, 90, 5100, 2, 0.4, 'drift 0.40 is above 0.25', TIMESTAMP '2026-02-28 06:00:01 UTC');
INSERT INTO training_runs (data_version, run_at, known_until, step_millis, window_snapshot_id, outcome_snapshot_id, examples_snapshot_id, machines, lives, failures, censored, examples, feature_version) VALUES
    ('d-1', TIMESTAMP '2026-02-26 00:00:00 UTC', TIMESTAMP '2026-02-25 00:00:00 UTC', 3600000, 101, 102, 103, 2, 3, 1, 2, 5, 1);
INSERT INTO training_examples (data_version, machine_type, site, machine, life, step, as_of, age_seconds, features, remaining_life_seconds, survived_seconds, censored, outcome_id, held_out) VALUES
    ('d-1', 'press', 'north', 'press-1', 0, 0, TIMESTAMP '2026-02-01 01:00:00 UTC', 3600, MAP(ARRAY['vibration', 'temperature'], ARRAY[0.2, 60.1]), 7200, 7200, false, 'o0', false),
    ('d-1', 'press', 'north', 'press-1', 0, 1, TIMESTAMP '2026-02-01 02:00:00 UTC', 7200, MAP(ARRAY['vibration'], ARRAY[0.3]), 3600, 3600, false, 'o0', false),
    ('d-1', 'press', 'north', 'press-1', 1, 0, TIMESTAMP '2026-02-02 01:00:00 UTC', 3600, MAP(ARRAY['vibration'], ARRAY[0.2]), null, 900, true, null, false),
    ('d-1', 'press', 'north', 'press-2', 0, 0, TIMESTAMP '2026-02-01 01:00:00 UTC', 3600, MAP(ARRAY['temperature'], ARRAY[61.0]), null, 7200, true, null, true),
    ('d-1', 'press', 'north', 'press-2', 0, 1, TIMESTAMP '2026-02-01 02:00:00 UTC', 7200, MAP(ARRAY['temperature'], ARRAY[61.5]), null, 3600, true, null, true);
INSERT INTO outcome_findings (data_version, outcome_id, site, machine, kind, occurred_at, finding, detail) VALUES
    ('d-1', 'o0', 'north', 'press-1', 'FAILURE', TIMESTAMP '2026-02-01 03:00:00 UTC', 'USED', null),
    ('d-1', 'o9', 'north', 'press-99', 'FAILURE', TIMESTAMP '2026-02-02 03:00:00 UTC', 'UNKNOWN_MACHINE', 'no window of it has arrived');
INSERT INTO data_quality (data_version, machine_type, column_name, "rows", nulls, minimum, maximum, mean, standard_deviation, drift, previous_version, finding) VALUES
    ('d-1', 'press', 'vibration', 5, 2, 0.2, 0.3, 0.2333, 0.0471, null, null, null),
    ('d-1', 'press', 'temperature', 5, 2, 60.1, 61.5, 60.867, 0.5793, 0.31, 'd-0', 'its distribution has moved since d-0');
INSERT INTO model_registry (name, version, machine_type, published_at, decision, compared_with, data_version, training_snapshot_id, feature_version, sensors, metrics, location, sha256, bytes) VALUES
    ('press', '1', 'press', TIMESTAMP '2026-01-26 00:00:00 UTC', 'FIRST', null, 'd-0', 90, 1, ARRAY['vibration'], MAP(ARRAY['held_out_rmse', 'held_out_coverage'], ARRAY[28800.0, 0.88]), 's3://lake/models/press/1', 'aa', 80000),
    ('press', '2', 'press', TIMESTAMP '2026-02-26 00:00:00 UTC', 'BETTER', '1', 'd-1', 103, 1, ARRAY['vibration', 'temperature'], MAP(ARRAY['held_out_rmse', 'held_out_coverage', 'incumbent_held_out_rmse'], ARRAY[18000.0, 0.91, 28800.0]), 's3://lake/models/press/2', 'bb', 90000)
