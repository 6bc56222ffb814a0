package io.tidemark.commandline.models;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.QueryCommand;
import io.tidemark.commandline.query.ResultFormat;
import io.tidemark.commandline.query.RowWriter;
import io.tidemark.commandline.query.SqlText;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import io.tidemark.rollout.aws.AwsRollouts;
import io.tidemark.rollout.model.ModelStore;
import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.RefusedModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All models that were ever published. */
@Command(
        name = "list",
        description =
                "List the published models with the trainer's decision, their error on machines that"
                        + " no version has seen, and how many gateways have them in service.",
        footer = {
            "",
            "On the local stage the list is that of the table model_registry; on AWS, where this"
                    + " command asks no Athena, of the models in the bucket."
        })
final class ListCommand implements Callable<Integer> {

    private static final String REGISTRY =
            """
            SELECT name, version, decision, element_at(metrics, 'held_out_rmse'), published_at
            FROM model_registry
            ORDER BY name, try_cast(version AS bigint)
            """;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ResultFormat format;

    @Mixin private FleetOptions fleet;

    private final Terminal terminal;
    private final StageLayout layout;

    ListCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException {
        try (AwsRollouts rollouts = fleet.open(layout)) {
            List<PublishedModel> models =
                    fleet.local() ? registered() : inBucket(rollouts.models());
            if (models.isEmpty() && format == ResultFormat.TABLE) {
                terminal.out().println("No model was published yet: ./tidemark models train.");
            } else {
                print(models, FleetShadows.read(rollouts));
            }
            terminal.out().flush();
            return ExitCode.OK;
        }
    }

    private void print(List<PublishedModel> models, FleetShadows shadows) {
        RowWriter rows = format.to(terminal.out());
        rows.begin(PublishedModel.COLUMNS);
        models.forEach(model -> rows.row(model.cells(shadows.inService(model.model()))));
        rows.end();
    }

    /** The trainer makes the table when it publishes the first model. */
    private List<PublishedModel> registered() {
        QueryClient queries = new QueryClient(layout.query(), QueryCommand.DATABASE);
        if (queries.rows(SqlText.typed("SHOW TABLES LIKE 'model\\_registry' ESCAPE '\\'"))
                .isEmpty()) {
            return List.of();
        }
        return queries.rows(SqlText.typed(REGISTRY)).stream().map(PublishedModel::of).toList();
    }

    private static List<PublishedModel> inBucket(ModelStore store) {
        List<PublishedModel> models = new ArrayList<>();
        for (String name : store.names()) {
            for (String version : store.versions(name)) {
                models.add(read(store, new ModelVersion(name, version)));
            }
        }
        return models;
    }

    private static PublishedModel read(ModelStore store, ModelVersion model) {
        try {
            return PublishedModel.of(store.metadata(model));
        } catch (RefusedModelException refused) {
            return PublishedModel.unreadable(model);
        }
    }
}
