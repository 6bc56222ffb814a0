/**
 * What learns from a stream is too large to be written whole at every checkpoint. So state has the
 * last whole snapshot and what was learnt from since; both together give what was in memory, to the
 * last bit.
 */
package io.tidemark.edge.journal;
