package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.query.NamedQueries;
import io.tidemark.commandline.query.QueryCost;

/**
 * A question of the analysts, and what its answer took.
 *
 * @param query one of the named ones
 */
record Asked(NamedQueries.Entry query, QueryCost cost) {}
