/** The lake's tables: what is read at pinned snapshots, and what the trainer writes. */
package io.tidemark.trainer.lake;
