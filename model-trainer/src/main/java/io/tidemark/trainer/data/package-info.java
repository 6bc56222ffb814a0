/** What examples are, without the lake: lives of machines, steps, point in time, quality. */
package io.tidemark.trainer.data;
