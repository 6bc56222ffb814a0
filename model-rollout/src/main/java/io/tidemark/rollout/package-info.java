/** Brings models to gateways in stages, and takes them back. */
package io.tidemark.rollout;
