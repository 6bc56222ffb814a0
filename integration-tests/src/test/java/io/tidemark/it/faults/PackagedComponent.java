package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.launch.JavaCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./tidemark greengrass package}, as somebody who deploys runs it. */
final class PackagedComponent {

    private PackagedComponent() {}

    /** Builds the archive in a folder, and returns where it is. */
    static Path in(Path folder) throws Exception {
        Path checkout = Path.of(System.getProperty("tidemark.checkout")).toAbsolutePath();
        Path archive = folder.resolve("component.zip");
        List<String> command = new ArrayList<>(JavaCommand.shortLived());
        command.addAll(
                List.of(
                        "-Dtidemark.checkout=" + checkout,
                        "-cp",
                        new BuiltModules(checkout).classpath("command-line"),
                        "io.tidemark.commandline.Tidemark",
                        "greengrass",
                        "package",
                        "--output",
                        archive.toString()));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return archive;
    }
}
