-- Has everything arrived that the gateways sent?
--
-- The view reconciliation, the worst first, docs/reconciliation.md explains it. All is well when unexplained and
-- repeated are 0.
--
--   gateway: thing name
--   highest: the highest number that arrived or was declared
--   present: numbers whose row is in a table, number
--   folded, dropped, set_aside, damaged: declared by the gateway, with the reason in ledger, number
--   quarantined: arrived, but in quarantine, number
--   unexplained: neither arrived nor declared: lost or on its way, number
--   first_unexplained, last_unexplained: the lowest and the highest of them, null if there is none
--   repeated: rows that have the number of another row, number
--   waiting: results that waited on the gateway at its newest report, number, null before the first
--   reported_at: when it made that report, gateway clock, UTC
SELECT gateway,
    highest_sequence AS highest,
    rows_present AS present,
    rows_folded AS folded,
    rows_dropped AS dropped,
    rows_set_aside AS set_aside,
    rows_damaged AS damaged,
    rows_quarantined AS quarantined,
    rows_unexplained AS unexplained,
    first_unexplained,
    last_unexplained,
    rows_repeated AS repeated,
    waiting_on_gateway AS waiting,
    health_at AS reported_at
FROM reconciliation
ORDER BY unexplained DESC, repeated DESC, gateway
