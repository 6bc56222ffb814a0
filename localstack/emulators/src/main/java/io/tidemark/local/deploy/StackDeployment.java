package io.tidemark.local.deploy;

import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StartProgress;
import io.tidemark.local.deploy.check.CloudAssembly;
import io.tidemark.local.deploy.check.CloudAssembly.StackTemplate;
import io.tidemark.local.deploy.check.DeploymentCheck;
import io.tidemark.local.deploy.check.Emulator;
import io.tidemark.local.install.Installation;
import io.tidemark.local.launch.BuiltModules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The stacks on their way to the emulators: those of the data to LocalStack, all of them to
 * MiniStack.
 */
public final class StackDeployment {

    private static final List<String> LOCALSTACK_STACKS = List.of("Ingest", "Lake");

    private final StageLayout layout;
    private final Deployment deployment;

    public StackDeployment(StageLayout layout, Installation installation) {
        this.layout = layout;
        this.deployment = new Deployment(layout, installation);
    }

    /** The same for a layout whose emulators are installed, or will be. */
    public static StackDeployment of(StageLayout layout)
            throws IOException, StageException, InterruptedException {
        return new StackDeployment(layout, Installation.ensure(layout, StartProgress.SILENT));
    }

    /**
     * The assembly of stage local, made or kept.
     *
     * @param analyticsJar what the Managed Flink application is deployed with; null for the cloud
     *     job as built
     */
    public Path synthesise(Path analyticsJar)
            throws IOException, StageException, InterruptedException {
        BuiltModules modules = new BuiltModules(layout.checkout());
        return new Synthesis(layout)
                .assembly(analyticsJar == null ? modules.analyticsJar() : analyticsJar);
    }

    /**
     * Deploys every stack of an assembly to MiniStack.
     *
     * @return the outputs of the stacks: output name to value
     */
    public Map<String, String> deployToMiniStack(Path assembly)
            throws IOException, StageException, InterruptedException {
        return deployment.deploy(
                "ministack", layout.miniStackUrl(), assembly, everyStack(assembly));
    }

    /** Deploys the stacks of the data to LocalStack. */
    public void deployToLocalStack(Path assembly)
            throws IOException, StageException, InterruptedException {
        deployment.deploy("localstack", layout.localStackUrl(), assembly, LOCALSTACK_STACKS);
    }

    /**
     * Asks MiniStack for every resource.
     *
     * @return how many were asked for
     * @throws StageException with a sentence for each that is missing or different
     */
    public int checkMiniStack(Path assembly) throws IOException, StageException {
        return new DeploymentCheck(assembly)
                .require(Emulator.MINISTACK, layout.miniStackUrl(), everyStack(assembly));
    }

    /** The same of LocalStack, for what it was given. */
    public int checkLocalStack(Path assembly) throws IOException, StageException {
        return new DeploymentCheck(assembly)
                .require(Emulator.LOCALSTACK, layout.localStackUrl(), LOCALSTACK_STACKS);
    }

    private static List<String> everyStack(Path assembly) throws IOException {
        return new CloudAssembly(assembly).stacks().stream().map(StackTemplate::id).toList();
    }
}
