package io.tidemark.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.install.Installation;
import io.tidemark.local.process.ForegroundProcess;
import io.tidemark.local.process.ProcessSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Deploys a cloud assembly to one of the emulators with the CDK's own command line. */
public final class Deployment {

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final StageLayout layout;
    private final Installation installation;

    public Deployment(StageLayout layout, Installation installation) {
        this.layout = layout;
        this.installation = installation;
    }

    /**
     * Deploys stacks.
     *
     * @param emulator its name, for messages and files
     * @param endpoint its URL
     * @param assembly the synthesised app
     * @param stacks their ids in the app
     * @return the outputs of the stacks: output name to value
     * @throws StageException if the deployment fails, with the end of its output
     */
    public Map<String, String> deploy(
            String emulator, String endpoint, Path assembly, List<String> stacks)
            throws IOException, StageException, InterruptedException {
        makeAssetBucket(endpoint, assembly);
        Path outputs = layout.runDirectory().resolve("deployment/" + emulator + ".json");
        Map<String, String> environment = new TreeMap<>(LocalAws.environment());
        environment.put("AWS_ENDPOINT_URL", endpoint);
        environment.put("AWS_ENDPOINT_URL_S3", endpoint);
        environment.put("NODE_NO_WARNINGS", "1");
        ForegroundProcess.run(
                new ProcessSpecification(
                        "The deployment to " + emulator,
                        command(assembly, outputs, stacks),
                        environment,
                        outputs.getParent(),
                        layout.runDirectory().resolve("logs/deployment-" + emulator + ".log")),
                BOUND);
        return outputs(outputs);
    }

    private List<String> command(Path assembly, Path outputs, List<String> stacks) {
        List<String> command = new ArrayList<>();
        command.add("node");
        command.add(installation.nodePackage("aws-cdk-local").resolve("bin/cdklocal").toString());
        command.add("deploy");
        command.addAll(stacks);
        command.addAll(List.of("--app", assembly.toString(), "--outputs-file", outputs.toString()));
        command.addAll(List.of("--require-approval", "never", "--method", "direct"));
        command.addAll(List.of("--concurrency", Integer.toString(stacks.size())));
        command.addAll(List.of("--progress", "events", "--no-notices", "--no-version-reporting"));
        return command;
    }

    /** Stands in for {@code cdk bootstrap}, of which stage local needs nothing but the bucket. */
    private static void makeAssetBucket(String endpoint, Path assembly) throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(assembly.resolve("Ingest.assets.json").toFile());
        String bucket = manifest.findValue("bucketName").asText();
        try (S3Client s3 = LocalAws.client(S3Client.builder().forcePathStyle(true), endpoint)) {
            s3.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException deployedBefore) {
            // It has what was uploaded then, by its content.
        }
    }

    private static Map<String, String> outputs(Path file) throws IOException {
        Map<String, String> outputs = new TreeMap<>();
        for (JsonNode stack : new ObjectMapper().readTree(file.toFile())) {
            stack.properties()
                    .forEach(output -> outputs.put(output.getKey(), output.getValue().asText()));
        }
        return outputs;
    }
}
