/** Makes training data of the lake's tables and models of training data. */
package io.tidemark.trainer;
