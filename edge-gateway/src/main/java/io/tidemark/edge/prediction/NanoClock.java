package io.tidemark.edge.prediction;

import java.io.Serializable;
import java.util.function.LongSupplier;

/** Monotonic, nanoseconds; travels with an operator. */
interface NanoClock extends LongSupplier, Serializable {}
