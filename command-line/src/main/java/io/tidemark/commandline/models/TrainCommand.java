package io.tidemark.commandline.models;

import io.tidemark.commandline.query.QueryCommand;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.gateway.ModelKeys;
import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.launch.JavaCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the trainer on what the lake holds. */
@Command(
        name = "train",
        customSynopsis = "tidemark models train [OPTION...]",
        description = {
            "Make training data of what the lake holds, train a model, compare it with the one in"
                    + " service and publish it.",
            "",
            "The options are the trainer's, as docs/training.md lists them, such as --name,"
                    + " --machine-type, --step and --format. On the local stage the lake, the folder"
                    + " of models and the keys are given; with --warehouse, all of them are yours to"
                    + " give."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published; the first of its kind, or better than the one in service",
            "1:nothing was published; standard error says why",
            "2:an option is wrong",
            "3:published and kept, but no better than the one in service",
            "4:too few failures to learn from"
        })
final class TrainCommand implements Callable<Integer> {

    private static final String WAREHOUSE = "--warehouse";

    @Parameters(hidden = true, arity = "0..*")
    private List<String> options = List.of();

    private final StageLayout layout;

    private TrainCommand(StageLayout layout) {
        this.layout = layout;
    }

    /** The command, which takes any option. */
    static CommandLine commandLine(Terminal terminal, StageLayout layout) {
        return new CommandLine(new TrainCommand(layout))
                .setOut(terminal.out())
                .setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() throws IOException, StageException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command()).inheritIO();
        if (!ofUser()) {
            builder.environment().putAll(LocalAws.environment());
        }
        Process trainer = builder.start();
        Thread end = new Thread(trainer::destroy, "end-trainer");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return trainer.waitFor();
        } finally {
            trainer.destroy();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private boolean ofUser() {
        return options.stream()
                .anyMatch(option -> option.equals(WAREHOUSE) || option.startsWith(WAREHOUSE + "="));
    }

    private List<String> command() throws IOException, StageException {
        List<String> command = new ArrayList<>(JavaCommand.trainer());
        command.add("-cp");
        command.add(new BuiltModules(layout.checkout()).classpath("model-trainer"));
        command.add("io.tidemark.trainer.TrainerMain");
        command.add("train");
        if (!ofUser()) {
            command.addAll(ofStage(layout, FleetOptions.stage(layout).resources()));
        }
        command.addAll(options);
        return command;
    }

    /** What the trainer has to know of a local stage. */
    static List<String> ofStage(StageLayout layout, DeployedResources resources) {
        String bucket = "s3://" + resources.bucket();
        ModelKeys keys = ModelKeys.in(layout.modelKeys());
        return List.of(
                WAREHOUSE,
                bucket + "/warehouse",
                "--database",
                QueryCommand.DATABASE,
                "--region",
                LocalAws.REGION,
                "--s3-endpoint",
                layout.localStackUrl(),
                "--glue-endpoint",
                layout.miniStackUrl(),
                "--models",
                bucket + "/models",
                "--signing-key",
                keys.privateKey().toString(),
                "--public-key",
                keys.publicKey().toString());
    }
}
