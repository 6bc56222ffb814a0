package io.tidemark.local.bridge;

/**
 * What the rule made of one gateway message, as it waits in the queue.
 *
 * @param receipt by which it is deleted
 * @param body JSON that the rule's SQL selected
 */
record BridgedMessage(String receipt, String body) {}
