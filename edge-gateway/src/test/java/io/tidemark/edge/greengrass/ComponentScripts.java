package io.tidemark.edge.greengrass;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The component's scripts beside a jar and a Java that are played. */
final class ComponentScripts {

    /**
     * A gateway fails as often as there are lines in {@code failures}, with the code in each, and
     * then runs until SIGTERM.
     */
    private static final String JAVA =
            """
            #!/bin/sh
            played=$(dirname "$0")
            case $* in
            *-version*) echo "openjdk version \\"$(cat "$played/version")\\"" >&2 ;;
            *--check*)
                id=$(sed -n 's/^  id: "\\(.*\\)"/\\1/p' "$played/../work/core.yaml.new")
                grep -q sise "$played/../work/configuration.yaml.new" && exit 2
                echo "No fault in the configuration of $id"
                ;;
            *--rehearse*) echo rehearsed >>"$played/rehearsals" ;;
            *)
                echo $$ >>"$played/starts"
                code=$(sed -n "$(wc -l <"$played/starts")p" "$played/failures")
                [ -z "$code" ] || exit "$code"
                trap 'echo $$ >>"$played/ends"; exit 0' TERM
                while :; do
                    sleep 60 >/dev/null 2>&1 &
                    wait $! || kill $!
                done
                ;;
            esac
            """;

    private final Path artifacts;
    private final Path played;
    private final Path work;
    private final Map<String, String> environment =
            new TreeMap<>(Map.of("AWS_IOT_THING_NAME", "press-core", "TIDEMARK_JAVA_OPTIONS", ""));

    /**
     * @param directory where everything is put
     */
    ComponentScripts(Path directory) throws IOException {
        artifacts = Files.createDirectories(directory.resolve("artifacts"));
        played = Files.createDirectories(directory.resolve("played"));
        work = Files.createDirectories(directory.resolve("work"));
        try (Stream<Path> files = Files.list(RecipeFile.FOLDER)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".sh")).toList()) {
                Files.copy(file, artifacts.resolve(file.getFileName()));
            }
        }
        Files.writeString(artifacts.resolve("edge-gateway-amd64.jar"), "");
        Path java = Files.writeString(played.resolve("java"), JAVA);
        java.toFile().setExecutable(true);
        environment.put("TIDEMARK_JAVA", java.toString());
        play("version", "17.0.9");
        play("failures", "");
    }

    /** Tells the played Java what to be. */
    void play(String file, String text) throws IOException {
        Files.writeString(played.resolve(file), text);
    }

    /** Lines that the played Java has written. */
    List<String> played(String file) throws IOException {
        Path lines = played.resolve(file);
        return Files.exists(lines) ? Files.readAllLines(lines) : List.of();
    }

    /** Sets a variable of the environment of all scripts from now on. */
    void set(String variable, String value) {
        environment.put(variable, value);
    }

    Path work() {
        return work;
    }

    /** Starts a script. */
    Process start(String script) throws IOException {
        ProcessBuilder process =
                new ProcessBuilder("sh", artifacts.resolve(script).toString(), work.toString())
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        work.resolve(script + ".log").toFile()));
        process.environment().putAll(environment);
        return process.start();
    }

    /** Runs a script to its end, and returns its exit code. */
    int run(String script) throws IOException, InterruptedException {
        return start(script).waitFor();
    }

    /** What a script has printed. */
    String log(String script) throws IOException {
        return Files.readString(work.resolve(script + ".log"), StandardCharsets.UTF_8);
    }
}
