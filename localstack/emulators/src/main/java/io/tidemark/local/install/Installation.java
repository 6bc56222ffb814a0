package io.tidemark.local.install;

import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StartProgress;
import io.tidemark.local.process.ForegroundProcess;
import io.tidemark.local.process.ProcessSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The emulators and the tools that deploy to them, as {@code localstack/install} puts them into a
 * folder of the checkout.
 *
 * @param directory that folder
 * @param loopback folder of the start scripts that keep the emulators on 127.0.0.1
 */
public record Installation(Path directory, Path loopback) {

    /**
     * Installs what is missing, which takes minutes the first time and no time later.
     *
     * @throws StageException if a tool is missing or a download fails
     */
    public static Installation ensure(StageLayout layout, StartProgress progress)
            throws IOException, StageException, InterruptedException {
        Path scripts = layout.checkout().resolve("localstack");
        ProcessSpecification install =
                new ProcessSpecification(
                        "The installation of local AWS",
                        List.of(scripts.resolve("install").toString()),
                        Map.of(),
                        layout.checkout(),
                        layout.cache().resolve("install.log"));
        Map<String, Long> begun = new TreeMap<>();
        ForegroundProcess.follow(install, line -> report(line, begun, progress));
        return new Installation(layout.cache().resolve("local-aws"), scripts.resolve("loopback"));
    }

    /** Lines are {@code installing <what>} and {@code installed <what>}. */
    private static void report(String line, Map<String, Long> begun, StartProgress progress) {
        String what = line.substring(line.indexOf(' ') + 1);
        String step = what + " installed";
        if (line.startsWith("installing ")) {
            begun.put(what, System.nanoTime());
            progress.started(step);
        } else if (begun.containsKey(what)) {
            progress.finished(step, Duration.ofNanos(System.nanoTime() - begun.get(what)));
        }
    }

    /** Python with LocalStack. */
    public String localStackPython() {
        return directory.resolve("localstack/bin/python").toString();
    }

    /** Python with MiniStack. */
    public String miniStackPython() {
        return directory.resolve("ministack/bin/python").toString();
    }

    /** Folder of a package of Node. */
    public Path nodePackage(String name) {
        return directory.resolve("node/node_modules").resolve(name);
    }
}
