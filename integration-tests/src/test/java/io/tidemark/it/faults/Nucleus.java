package io.tidemark.it.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.it.GatewayConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * In place of the nucleus of Greengrass, as far as a component notices: it replaces the variables
 * of the recipe, runs each step by {@code sh -c} in the component's work folder, waits for install
 * and shutdown and not for run, installs anew when the install step has become another one, starts
 * anew when another step but shutdown has, and goes back to the configuration of before when
 * install fails.
 */
final class Nucleus implements GatewayOperator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long KILLED_AFTER_SECONDS = 5;

    private final String thing;
    private final InstalledComponent component;
    private final Path work;
    private final GatewayConsole console;
    private ObjectNode configuration;
    private RecipeLifecycle lifecycle;
    private Process running;

    /**
     * @param root folder of the nucleus
     * @param thing name of the core device
     * @param archive of the component
     * @param console of the gateway that will run
     */
    Nucleus(Path root, String thing, Path archive, GatewayConsole console) throws IOException {
        this.thing = thing;
        this.component = InstalledComponent.install(archive, root.resolve("packages"));
        this.work = Files.createDirectories(root.resolve("work/io.tidemark.Gateway"));
        this.console = console;
        this.configuration =
                component.recipe().at("/ComponentConfiguration/DefaultConfiguration").deepCopy();
        this.lifecycle = resolved();
    }

    /**
     * Merges a configuration, as a deployment does; before the first start it only keeps it.
     *
     * @return whether the component took it; if not, it runs with the one before
     */
    boolean deploy(JsonNode merge) throws IOException, InterruptedException {
        ObjectNode before = configuration.deepCopy();
        RecipeLifecycle previous = lifecycle;
        configuration = JSON.readerForUpdating(configuration).readValue(merge);
        RecipeLifecycle next = resolved();
        if (running == null || next.equals(previous)) {
            lifecycle = next;
            return true;
        }
        stop();
        lifecycle = next;
        if (!next.install().equals(previous.install()) && !isDone(next.install())) {
            configuration = before;
            lifecycle = previous;
            start();
            return false;
        }
        run();
        return true;
    }

    /** As at the start of the device. */
    @Override
    public void start() throws IOException, InterruptedException {
        if (!isDone(lifecycle.install())) {
            throw new IllegalStateException("install failed: see " + log("install"));
        }
        run();
    }

    private void run() throws IOException {
        running = started(lifecycle.run());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end the component"));
    }

    @Override
    public void awaitReady() {
        Awaitility.await("the gateway runs")
                .atMost(2, TimeUnit.MINUTES)
                .ignoreExceptions()
                .until(() -> console.status().path("state").asText().equals("RUNNING"));
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        if (!isDone(lifecycle.shutdown())) {
            throw new IllegalStateException("shutdown failed: see " + log("shutdown"));
        }
        if (!running.waitFor(KILLED_AFTER_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it goes on after shutdown: see " + log("run"));
        }
    }

    /** SIGKILL to the script that runs the gateway, and not to the gateway. */
    void killScript() {
        running.destroyForcibly().onExit().join();
    }

    /** The exit code of the step run, which has ended by itself or been stopped. */
    int exitCode() throws InterruptedException {
        return running.waitFor();
    }

    /** Where the component keeps what outlives its versions. */
    Path work() {
        return work;
    }

    private RecipeLifecycle resolved() {
        return RecipeLifecycle.of(component.recipe().required("Lifecycle"), this::variable);
    }

    private String variable(String name) {
        if (name.startsWith("configuration:")) {
            JsonNode value = configuration.at(name.substring(name.indexOf(':') + 1));
            return value.isMissingNode() || value.isValueNode()
                    ? value.asText(null)
                    : value.toString();
        }
        return Map.of(
                        "artifacts:path", component.artifacts().toString(),
                        "work:path", work.toString(),
                        "aws.greengrass.Nucleus:configuration:/iotDataEndpoint", "localhost")
                .get(name);
    }

    private boolean isDone(RecipeLifecycle.Step step) throws IOException, InterruptedException {
        Process process = started(step);
        boolean ended = process.waitFor(step.timeoutSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        return ended && process.exitValue() == 0;
    }

    private Process started(RecipeLifecycle.Step step) throws IOException {
        String name = Objects.equals(step, lifecycle.run()) ? "run" : "install-and-shutdown";
        ProcessBuilder process =
                new ProcessBuilder("sh", "-c", step.script())
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        process.environment().put("AWS_IOT_THING_NAME", thing);
        process.environment().put("AWS_REGION", "eu-west-1");
        process.environment().putAll(step.environment());
        return process.start();
    }

    /** What the component printed. */
    Path log(String name) {
        return work.resolveSibling(name + ".log");
    }

    @Override
    public void close() {
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }
}
