package io.tidemark.infra.fleet;

import io.tidemark.infra.PlatformNames;
import java.util.List;
import software.amazon.awscdk.services.iot.CfnScheduledAudit;
import software.constructs.Construct;

/**
 * What Device Defender looks at every Monday: certificates that are about to expire, weak, shared
 * or revoked and still in use, two devices under one name, policies and roles that allow too much.
 */
final class WeeklyAudit extends Construct {

    private static final List<String> CHECKS =
            List.of(
                    "CONFLICTING_CLIENT_IDS_CHECK",
                    "DEVICE_CERTIFICATE_EXPIRING_CHECK",
                    "DEVICE_CERTIFICATE_KEY_QUALITY_CHECK",
                    "DEVICE_CERTIFICATE_SHARED_CHECK",
                    "IOT_POLICY_OVERLY_PERMISSIVE_CHECK",
                    "IOT_ROLE_ALIAS_OVERLY_PERMISSIVE_CHECK",
                    "REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK");

    /**
     * @param names of the stage
     */
    record Props(PlatformNames names) {}

    WeeklyAudit(Construct scope, String id, Props properties) {
        super(scope, id);
        CfnScheduledAudit.Builder.create(this, "Audit")
                .scheduledAuditName(properties.names().gateways())
                .frequency("WEEKLY")
                .dayOfWeek("MON")
                .targetCheckNames(CHECKS)
                .build();
    }
}
