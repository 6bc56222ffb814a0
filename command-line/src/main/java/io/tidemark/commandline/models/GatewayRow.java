package io.tidemark.commandline.models;

import io.tidemark.rollout.fleet.Candidate;
import io.tidemark.rollout.fleet.GatewayShadow;
import io.tidemark.rollout.model.ModelVersion;

/**
 * What a gateway says of its models; null where it says nothing. Times are those of its clock.
 *
 * @param gateway name of its thing
 * @param inService the model that it answers with, {@code name/version}
 * @param inServiceSince when that began
 * @param desired the model that it was told of last
 * @param candidate the model that its report is about
 * @param state what became of that
 * @param since when it came into the state
 * @param predictions of the candidate
 * @param agreement share of them, 0 to 1, that agree with the model in service
 * @param meanMicros mean time of one
 * @param errors of the candidate
 * @param detail the gateway's words
 */
record GatewayRow(
        String gateway,
        String inService,
        String inServiceSince,
        String desired,
        String candidate,
        String state,
        String since,
        Long predictions,
        Double agreement,
        Double meanMicros,
        Long errors,
        String detail) {

    private static final Candidate SILENT =
            new Candidate(null, null, null, null, null, null, null, null);

    static GatewayRow of(String gateway, GatewayShadow shadow) {
        Candidate candidate = shadow.candidate() == null ? SILENT : shadow.candidate();
        boolean told = shadow.desired() != null && shadow.desired().file() != null;
        return new GatewayRow(
                gateway,
                label(shadow.inService()),
                shadow.inServiceSince(),
                told ? label(shadow.desired().file().model()) : null,
                label(candidate.model()),
                candidate.state() == null ? null : candidate.state().name(),
                candidate.since(),
                candidate.predictions(),
                candidate.agreement(),
                candidate.meanMicros(),
                candidate.errors(),
                candidate.detail());
    }

    private static String label(ModelVersion model) {
        return model == null ? null : model.name() + "/" + model.version();
    }
}
