package io.tidemark.local.bridge;

/**
 * A record for the stream.
 *
 * @param partitionKey records of one key stay in one shard
 * @param data JSON as the rule's SQL selected it
 */
record BridgedRecord(String partitionKey, String data) {}
