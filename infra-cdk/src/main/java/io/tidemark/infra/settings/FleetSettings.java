package io.tidemark.infra.settings;

/**
 * What an account has of gateways beyond those of one stage.
 *
 * @param accountAudit whether this stage says what Device Defender audits, which an account and
 *     region can say only once
 */
public record FleetSettings(boolean accountAudit) {

    /** For an account with one stage. */
    static final FleetSettings ALONE = new FleetSettings(true);
}
