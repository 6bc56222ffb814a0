package io.tidemark.edge.uplink;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The way to AWS IoT Core.
 *
 * @param endpoint host of the account's IoT data endpoint
 * @param port port of MQTT over mutual TLS; default 8883
 * @param certificate X.509 certificate of the gateway, PEM; null if it asks for one itself
 * @param privateKey private key of the certificate, PEM; null if it makes one itself
 * @param certificateAuthority authority that signed the endpoint's certificate, PEM; null for the
 *     platform's own
 * @param rule IoT rule that takes the batches by Basic Ingest
 * @param maximumBatchBytes largest message in bytes; default and most 120,000: IoT Core takes 128
 *     KB
 * @param batchInterval longest time that a result waits for others to share a message; default 500
 *     ms
 * @param dailyBudgetBytes payload bytes that may be published on one UTC day, repeated messages
 *     included; {@link Long#MAX_VALUE}, the default, for no limit
 * @param drainOnStop longest time that a stopping gateway goes on sending what waits; default 10 s
 */
public record UplinkConfig(
        String endpoint,
        int port,
        Path certificate,
        Path privateKey,
        Path certificateAuthority,
        String rule,
        int maximumBatchBytes,
        Duration batchInterval,
        long dailyBudgetBytes,
        Duration drainOnStop) {}
