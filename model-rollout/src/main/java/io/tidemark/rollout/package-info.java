/** Staged rollout of models over a thing group: the state, the rules, one idempotent step. */
package io.tidemark.rollout;
