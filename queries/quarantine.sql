-- What did the cloud refuse, and why?
--
-- Everything that is in quarantine, with its bytes: records that no gateway may send, batches that nobody can read,
-- outcomes that cannot be.
--
--   reason: why
--   gateway: the authenticated gateway, null if it is unknown
--   records: number
--   kilobytes: size of their payloads, kB of 1,000 bytes
--   first_at, newest_at: when the first and the newest arrived, UTC
--   example: what was wrong with the newest
SELECT reason, gateway,
    count(*) AS records,
    round(sum(length(payload)) / 1e3, 1) AS kilobytes,
    min(arrived_at) AS first_at,
    max(arrived_at) AS newest_at,
    max_by(detail, arrived_at) AS example
FROM quarantine
GROUP BY reason, gateway
ORDER BY records DESC, reason, gateway
