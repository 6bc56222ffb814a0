package io.tidemark.infra.queries;

import io.tidemark.infra.StageConfig;
import io.tidemark.infra.encryption.CustomerKey;
import io.tidemark.infra.settings.StageSettings;
import io.tidemark.infra.storage.PrivateBucket;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * Where analysts ask: a workgroup with bounds, the role that asks in it, and what they ask most as
 * named queries of Athena: one for each file of {@code queries/}, its text unchanged, its first
 * line as description. A second workgroup is for the measurements that become metrics.
 */
public final class QueriesStack extends Stack {

    public QueriesStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        IKey key = key(config);
        IBucket results = results(config, key);
        BoundedWorkgroup analysts =
                workgroup("Analysts", config, config.names().workgroup(), results, key);
        workgroup("Measurements", config, config.names().measurements(), results, key);
        new Analyst(this, "Analyst", new Analyst.Props(config.names()));
        QueryFolder.read()
                .forEach(
                        (name, sql) ->
                                CfnNamedQuery.Builder.create(this, name)
                                        .name(config.names().of(name))
                                        .database(config.names().database())
                                        .workGroup(analysts.name())
                                        .description(question(sql))
                                        .queryString(sql)
                                        .build());
        CfnOutput.Builder.create(this, "WorkgroupName").value(analysts.name()).build();
        CfnOutput.Builder.create(this, "AnalystRoleName").value(config.names().analyst()).build();
    }

    private BoundedWorkgroup workgroup(
            String id, StageConfig config, String name, IBucket results, IKey key) {
        return new BoundedWorkgroup(
                this,
                id,
                new BoundedWorkgroup.Props(
                        name,
                        "Tidemark, stage " + config.stage().id() + ": " + id,
                        config.settings().watch().queryBytes(),
                        results,
                        key));
    }

    private IKey key(StageConfig config) {
        return new CustomerKey(
                        this,
                        "Encryption",
                        new CustomerKey.Props(
                                config.names().key(QueryRights.KEY),
                                "Answers to queries",
                                config.settings().removal()))
                .key();
    }

    private IBucket results(StageConfig config, IKey key) {
        StageSettings settings = config.settings();
        return new PrivateBucket(
                        this,
                        "Results",
                        new PrivateBucket.Props(
                                config.names().queryResultBucket(),
                                key,
                                settings.removal(),
                                1,
                                settings.files().queryResultDays(),
                                false))
                .bucket();
    }

    private static String question(String sql) {
        return sql.lines().findFirst().orElse("").replaceFirst("^-- *", "");
    }
}
