/** Models of training data: what is learnt from, what is compared, and what is decided. */
package io.tidemark.trainer.training;
