package io.tidemark.infra.review;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.Construct;

/** A finding of cdk-nag that stands, with its reason: it is stated at the construct that has it. */
public final class AcceptedFinding {

    private AcceptedFinding() {}

    /**
     * Accepts what a rule says of a construct and all that is in it.
     *
     * @param construct that the rule finds fault with
     * @param rule its name, as in {@code AwsSolutions-S1}
     * @param reason why it stands, a sentence
     */
    public static void at(Construct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()),
                true);
    }
}
