package io.tidemark.edge.identity;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tidemark.edge.uplink.Attempts;
import io.tidemark.edge.uplink.ClientCertificate;
import java.time.Instant;

/**
 * Who the gateway is to the cloud, as the console shows it.
 *
 * @param state where its certificate comes from
 * @param certificate id of the certificate in use, as AWS IoT knows it; null if there is none
 * @param expiresAt when it expires; null if there is none
 * @param renewalAt when it is due to be replaced; null if the gateway does not replace it
 * @param refusedSince since when the cloud turns the gateway away, gateway clock: its certificate
 *     may be revoked; null if it does not
 * @param problem what failed last, for people; null if nothing did
 */
public record IdentityStatus(
        State state,
        String certificate,
        @JsonSerialize(using = ToStringSerializer.class) Instant expiresAt,
        @JsonSerialize(using = ToStringSerializer.class) Instant renewalAt,
        @JsonSerialize(using = ToStringSerializer.class) Instant refusedSince,
        String problem) {

    /** Where the certificate comes from. */
    public enum State {
        /** Somebody put it on the gateway. */
        GIVEN,
        /** There is none yet: the gateway asks for one. */
        AWAITED,
        /** The gateway asked for it itself. */
        OWN
    }

    /**
     * There is none yet.
     *
     * @param problem why, for people; null if nothing failed
     */
    public static IdentityStatus awaited(String problem) {
        return new IdentityStatus(State.AWAITED, null, null, null, null, problem);
    }

    /**
     * There is an identity.
     *
     * @param renewalAt null if the gateway does not replace it
     * @param attempts at a connection with it
     * @param problem of keeping it, for people; null if there is none
     */
    static IdentityStatus of(
            State state,
            ClientCertificate held,
            Instant renewalAt,
            Attempts attempts,
            String problem) {
        Instant refusedSince = attempts.refusedSince();
        return new IdentityStatus(
                state,
                held.id(),
                held.expiresAt(),
                renewalAt,
                refusedSince,
                refusedSince == null ? problem : "turned away: " + attempts.problem());
    }
}
