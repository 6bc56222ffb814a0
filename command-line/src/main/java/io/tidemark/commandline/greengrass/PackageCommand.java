package io.tidemark.commandline.greengrass;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds the archive that a gateway is deployed from. */
@Command(
        name = "package",
        sortOptions = false,
        description =
                "Build one ZIP file with the recipe of the gateway, its artifacts for each"
                        + " processor, and what a deployment tells the other components. The same"
                        + " sources give the same bytes; the SHA-256 of each file is printed.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the archive could not be written; standard error says why",
            "2:the command line was wrong"
        },
        footer = {"", "docs/install.md says what to do with it."})
final class PackageCommand implements Callable<Integer> {

    /** Semantic versions, and names of S3 buckets, as Greengrass and S3 take them. */
    private static final String VERSION_FORM =
            "(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})(-[0-9A-Za-z.-]{1,40})?";

    private static final String BUCKET_FORM = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

    @Spec private CommandSpec spec;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The archive; default io.tidemark.Gateway-VERSION.zip here.")
    private Path output;

    @Option(
            names = "--component-version",
            paramLabel = "VERSION",
            description =
                    "Version of the component, such as 1.4.0; default that of the recipe. A version"
                            + " that is in AWS cannot be changed: other bytes need another one.")
    private String version;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description =
                    "S3 bucket that the artifacts will be in; without it the recipe says BUCKET_NAME,"
                            + " which is enough for a deployment from local files.")
    private String bucket;

    private final Terminal terminal;
    private final StageLayout layout;

    PackageCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() {
        require(version, VERSION_FORM, "--component-version must be like 1.4.0 or 1.4.0-rc.1");
        require(bucket, BUCKET_FORM, "--bucket must be the name of an S3 bucket");
        try {
            Component component = new Component(layout.checkout().resolve("edge-gateway"));
            String named = version == null ? component.version() : version;
            Path file = output == null ? Path.of(Component.NAME + "-" + named + ".zip") : output;
            Map<String, String> digests =
                    new ComponentArchive(
                                    component, named, bucket == null ? Component.BUCKET : bucket)
                            .write(file);
            digests.forEach((name, digest) -> terminal.out().println(digest + "  " + name));
        } catch (IOException e) {
            throw new CommandFailedException("The archive could not be written: " + e, e);
        }
        return ExitCode.OK;
    }

    private void require(String value, String form, String sentence) {
        if (value != null && !value.matches(form)) {
            throw new ParameterException(
                    spec.commandLine(), sentence + ", found \"" + value + "\"");
        }
    }
}
