package io.tidemark.infra.fleet;

import io.tidemark.infra.review.AcceptedFinding;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iot.CfnAccountAuditConfiguration;
import software.amazon.awscdk.services.iot.CfnAccountAuditConfiguration.AuditCheckConfigurationProperty;
import software.amazon.awscdk.services.iot.CfnAccountAuditConfiguration.AuditCheckConfigurationsProperty;
import software.constructs.Construct;

/**
 * What Device Defender may be asked to audit. An account and region has this once, whoever shares
 * it: {@code --context accountAudit=false} leaves it to another stack.
 */
final class AccountAudit extends Construct {

    AccountAudit(Construct scope, String id) {
        super(scope, id);
        Role role =
                Role.Builder.create(this, "Role")
                        .description("Device Defender: looks at certificates and policies")
                        .assumedBy(ProvisioningRole.onlyFor(Stack.of(this), "iot.amazonaws.com"))
                        .managedPolicies(
                                List.of(
                                        ManagedPolicy.fromAwsManagedPolicyName(
                                                "service-role/AWSIoTDeviceDefenderAudit")))
                        .build();
        AcceptedFinding.at(
                role,
                "AwsSolutions-IAM4",
                "What the audit has to look at changes with its checks; AWS keeps this policy, which"
                        + " only reads.");
        CfnAccountAuditConfiguration.Builder.create(this, "Configuration")
                .accountId(Aws.ACCOUNT_ID)
                .roleArn(role.getRoleArn())
                .auditCheckConfigurations(checks())
                .build();
    }

    /** The same as {@link WeeklyAudit#CHECKS}. */
    private static AuditCheckConfigurationsProperty checks() {
        AuditCheckConfigurationProperty on =
                AuditCheckConfigurationProperty.builder().enabled(true).build();
        return AuditCheckConfigurationsProperty.builder()
                .conflictingClientIdsCheck(on)
                .deviceCertificateExpiringCheck(on)
                .deviceCertificateKeyQualityCheck(on)
                .deviceCertificateSharedCheck(on)
                .iotPolicyOverlyPermissiveCheck(on)
                .iotRoleAliasOverlyPermissiveCheck(on)
                .revokedDeviceCertificateStillActiveCheck(on)
                .build();
    }
}
