/** Models as the trainer published them. */
package io.tidemark.rollout.model;
