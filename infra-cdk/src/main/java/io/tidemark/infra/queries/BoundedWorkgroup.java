package io.tidemark.infra.queries;

import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.athena.CfnWorkGroup.EncryptionConfigurationProperty;
import software.amazon.awscdk.services.athena.CfnWorkGroup.EngineVersionProperty;
import software.amazon.awscdk.services.athena.CfnWorkGroup.ResultConfigurationProperty;
import software.amazon.awscdk.services.athena.CfnWorkGroup.WorkGroupConfigurationProperty;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * An Athena workgroup whose bounds nobody who queries can lift: a query that reads too much is
 * stopped, and answers are encrypted in a folder of the workgroup's own.
 */
final class BoundedWorkgroup extends Construct {

    private final CfnWorkGroup workgroup;

    /**
     * @param name of the workgroup, and of its folder
     * @param description for whom it is
     * @param bytes after how many bytes a query is stopped
     * @param results where answers are written
     * @param key that encrypts them
     */
    record Props(String name, String description, long bytes, IBucket results, IKey key) {}

    BoundedWorkgroup(Construct scope, String id, Props properties) {
        super(scope, id);
        this.workgroup =
                CfnWorkGroup.Builder.create(this, "Workgroup")
                        .name(properties.name())
                        .description(properties.description())
                        .recursiveDeleteOption(true)
                        .state("ENABLED")
                        .workGroupConfiguration(
                                WorkGroupConfigurationProperty.builder()
                                        .enforceWorkGroupConfiguration(true)
                                        .publishCloudWatchMetricsEnabled(true)
                                        .bytesScannedCutoffPerQuery(properties.bytes())
                                        .engineVersion(
                                                EngineVersionProperty.builder()
                                                        .selectedEngineVersion(
                                                                "Athena engine version 3")
                                                        .build())
                                        .resultConfiguration(results(properties))
                                        .build())
                        .build();
    }

    private static ResultConfigurationProperty results(Props properties) {
        return ResultConfigurationProperty.builder()
                .outputLocation(properties.results().s3UrlForObject(properties.name() + "/"))
                .encryptionConfiguration(
                        EncryptionConfigurationProperty.builder()
                                .encryptionOption("SSE_KMS")
                                .kmsKey(properties.key().getKeyArn())
                                .build())
                .build();
    }

    /** The workgroup's name, known only once it is deployed. */
    String name() {
        return workgroup.getRef();
    }
}
