package io.tidemark.trainer.lake;

import io.tidemark.trainer.data.LeakAudit;

/**
 * Training data that are complete.
 *
 * @param run what they were made of, and how much they are
 * @param fromBefore whether an earlier run had written them
 * @param audit what the audit found; null if an earlier run wrote them
 */
public record PreparedData(RunRow run, boolean fromBefore, LeakAudit.Report audit) {}
