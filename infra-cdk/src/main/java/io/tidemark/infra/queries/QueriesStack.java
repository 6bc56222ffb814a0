package io.tidemark.infra.queries;

import io.tidemark.infra.StageConfig;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.constructs.Construct;

/**
 * What analysts ask most, as named queries of Athena: one for each file of {@code queries/}, its
 * text unchanged, its first line as description. They lie in the account's primary workgroup, hence
 * the stage in their names. No emulator knows named queries, so a local stage is deployed without.
 */
public final class QueriesStack extends Stack {

    private static final String WORKGROUP = "primary";

    public QueriesStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        QueryFolder.read()
                .forEach(
                        (name, sql) ->
                                CfnNamedQuery.Builder.create(this, name)
                                        .name(config.names().of(name))
                                        .database(config.names().database())
                                        .workGroup(WORKGROUP)
                                        .description(question(sql))
                                        .queryString(sql)
                                        .build());
    }

    private static String question(String sql) {
        return sql.lines().findFirst().orElse("").replaceFirst("^-- *", "");
    }
}
