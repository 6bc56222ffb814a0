package io.tidemark.commandline.bench.cloud;

import org.apache.avro.specific.SpecificRecord;

/**
 * A result of a gateway.
 *
 * @param sequence its number in the gateway's outbox, from 1
 * @param event what it says
 */
record SimulatedResult(long sequence, SpecificRecord event) {}
