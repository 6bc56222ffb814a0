package io.tidemark.infra.lake;

import io.tidemark.infra.StageConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.glue.CfnTableOptimizer;
import software.amazon.awscdk.services.glue.CfnTableOptimizer.CompactionConfigurationProperty;
import software.amazon.awscdk.services.glue.CfnTableOptimizer.IcebergCompactionConfigurationProperty;
import software.amazon.awscdk.services.glue.CfnTableOptimizer.IcebergConfigurationProperty;
import software.amazon.awscdk.services.glue.CfnTableOptimizer.IcebergRetentionConfigurationProperty;
import software.amazon.awscdk.services.glue.CfnTableOptimizer.OrphanFileDeletionConfigurationProperty;
import software.amazon.awscdk.services.glue.CfnTableOptimizer.RetentionConfigurationProperty;
import software.amazon.awscdk.services.glue.CfnTableOptimizer.TableOptimizerConfigurationProperty;
import software.constructs.Construct;

/**
 * Glue's optimizers of some tables: they sort small files into large ones, expire snapshots and
 * delete orphans. The tables have to be there, so this is deployed after the first start of whoever
 * makes them; a local stage has no Glue that would do it, and {@code ./tidemark maintain} instead.
 */
public final class OptimizerStack extends Stack {

    /** Resources with the tables' names, a line for each. */
    public static final String TABLES_OF_THE_JOB = "tables-of-the-job.txt";

    public static final String TABLES_OF_THE_TRAINER = "tables-of-the-trainer.txt";

    /**
     * Twice as long as the stream keeps events. A cloud job that goes on from its snapshot looks
     * for its last commit in the table, and for the files that it has yet to commit in the folder.
     */
    private static final int DAYS = 14;

    private static final int SNAPSHOTS = 10;
    private static final int FILES = 5;

    /**
     * @param tables one of the resources above
     */
    public OptimizerStack(
            Construct scope, String id, StackProps properties, StageConfig config, String tables) {
        super(scope, id, properties);
        List<String> names = names(tables);
        OptimizerRole role =
                new OptimizerRole(this, "Role", new OptimizerRole.Props(config.names(), names));
        String roleArn = role.role().getRoleArn();
        for (String name : names) {
            List.of(
                            optimizer(config, name, "compaction", compaction(roleArn)),
                            optimizer(config, name, "retention", retention(roleArn)),
                            optimizer(config, name, "orphan_file_deletion", orphans(roleArn)))
                    .forEach(made -> made.getNode().addDependency(role));
        }
    }

    private CfnTableOptimizer optimizer(
            StageConfig config,
            String table,
            String type,
            TableOptimizerConfigurationProperty settings) {
        return CfnTableOptimizer.Builder.create(this, table + "-" + type)
                .catalogId(Aws.ACCOUNT_ID)
                .databaseName(config.names().database())
                .tableName(table)
                .type(type)
                .tableOptimizerConfiguration(settings)
                .build();
    }

    /** By the sort order that the writer gave the table. */
    private static TableOptimizerConfigurationProperty compaction(String roleArn) {
        return TableOptimizerConfigurationProperty.builder()
                .enabled(true)
                .roleArn(roleArn)
                .compactionConfiguration(
                        CompactionConfigurationProperty.builder()
                                .icebergConfiguration(
                                        IcebergCompactionConfigurationProperty.builder()
                                                .strategy("sort")
                                                .minInputFiles(FILES)
                                                .build())
                                .build())
                .build();
    }

    private static TableOptimizerConfigurationProperty retention(String roleArn) {
        return TableOptimizerConfigurationProperty.builder()
                .enabled(true)
                .roleArn(roleArn)
                .retentionConfiguration(
                        RetentionConfigurationProperty.builder()
                                .icebergConfiguration(
                                        IcebergRetentionConfigurationProperty.builder()
                                                .snapshotRetentionPeriodInDays(DAYS)
                                                .numberOfSnapshotsToRetain(SNAPSHOTS)
                                                .cleanExpiredFiles(true)
                                                .build())
                                .build())
                .build();
    }

    private static TableOptimizerConfigurationProperty orphans(String roleArn) {
        return TableOptimizerConfigurationProperty.builder()
                .enabled(true)
                .roleArn(roleArn)
                .orphanFileDeletionConfiguration(
                        OrphanFileDeletionConfigurationProperty.builder()
                                .icebergConfiguration(
                                        IcebergConfigurationProperty.builder()
                                                .orphanFileRetentionPeriodInDays(DAYS)
                                                .build())
                                .build())
                .build();
    }

    private static List<String> names(String resource) {
        try (InputStream names = OptimizerStack.class.getResourceAsStream(resource)) {
            return new String(names.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
