/** Gateways as their shadows show them. */
package io.tidemark.rollout.fleet;
