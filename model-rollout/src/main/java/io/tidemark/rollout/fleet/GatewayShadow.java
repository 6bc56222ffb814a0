package io.tidemark.rollout.fleet;

import io.tidemark.rollout.model.ModelVersion;

/**
 * The shadow {@code model} of a gateway.
 *
 * @param version of the shadow, which every change raises; null if there is no shadow yet
 * @param desired what the gateway was told last; null if nothing was
 * @param inService the model that the gateway answers with; null if it has none or never reported
 * @param inServiceSince text of the gateway's clock; null if not reported
 * @param candidate null if there is none or it was never reported
 */
public record GatewayShadow(
        Long version,
        DesiredModel desired,
        ModelVersion inService,
        String inServiceSince,
        Candidate candidate) {

    /** Of a gateway that was never told anything and never said anything. */
    public static final GatewayShadow NONE = new GatewayShadow(null, null, null, null, null);
}
