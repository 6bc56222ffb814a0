package io.tidemark.edge.identity;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the gateway comes by a certificate of its own.
 *
 * @param directory where key and certificate are kept, readable by their owner only
 * @param template fleet provisioning template of AWS IoT
 * @param claimCertificate certificate that may ask for an identity and nothing else, PEM; read
 *     while there is no identity
 * @param claimPrivateKey its private key, PEM
 * @param renewBefore how long before its expiry a certificate is replaced; default 30 d
 * @param renewAfter age at which a certificate is replaced however long it is valid; default 365 d
 * @param rule IoT rule that retires what the certificate in use has replaced; null: nobody does
 */
public record IdentityConfig(
        Path directory,
        String template,
        Path claimCertificate,
        Path claimPrivateKey,
        Duration renewBefore,
        Duration renewAfter,
        String rule) {}
