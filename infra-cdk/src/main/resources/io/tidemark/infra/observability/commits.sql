-- How old the cloud job's newest checkpoint is: one row, its column a metric. The sinks commit with each checkpoint;
-- compaction and expiry commit too, but never append.
--
--   checkpoint_age_minutes: time since the newest commit of reports of gateways, minutes
SELECT coalesce(max(date_diff('minute', committed_at, current_timestamp)), 0) AS checkpoint_age_minutes
FROM (SELECT max(committed_at) AS committed_at FROM "gateway_health$snapshots" WHERE operation = 'append') AS newest
