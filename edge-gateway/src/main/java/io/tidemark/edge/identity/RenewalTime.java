package io.tidemark.edge.identity;

import io.tidemark.edge.uplink.ClientCertificate;
import java.time.Duration;
import java.time.Instant;

/**
 * When a certificate is due to be replaced: a while before it expires, or when it is old, as those
 * that AWS IoT signs are valid until 2049. Never before half of its life, whatever is configured,
 * so that one of a short life is not replaced again and again.
 */
record RenewalTime(Duration before, Duration after) {

    Instant of(ClientCertificate identity) {
        Instant from = identity.validFrom();
        Instant until = identity.expiresAt();
        Instant half = from.plus(Duration.between(from, until).dividedBy(2));
        Instant early = until.minus(before);
        Instant old = from.plus(after);
        Instant expiring = early.isBefore(half) ? half : early;
        return old.isBefore(expiring) ? old : expiring;
    }
}
