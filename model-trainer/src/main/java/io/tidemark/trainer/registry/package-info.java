/** Where models go: files first, then the row that makes anyone believe them. */
package io.tidemark.trainer.registry;
