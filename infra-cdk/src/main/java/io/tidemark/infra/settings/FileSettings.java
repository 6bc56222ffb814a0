package io.tidemark.infra.settings;

/**
 * For how long files stay that are no longer part of a table.
 *
 * @param oldVersionDays how long a file that was replaced or deleted can be brought back, days
 * @param undeliveredDays how long a batch stays that the stream refused, days
 * @param queryResultDays how long the answer to a query stays, days
 */
public record FileSettings(int oldVersionDays, int undeliveredDays, int queryResultDays) {}
