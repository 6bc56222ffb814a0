package io.tidemark.local.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.launch.JavaCommand;
import io.tidemark.local.process.ForegroundProcess;
import io.tidemark.local.process.ProcessSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the CDK app into a cloud assembly for stage local. This takes longer than all the rest of a
 * start, so assemblies are kept by a hash of what they are made of.
 */
public final class Synthesis {

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final StageLayout layout;
    private final BuiltModules modules;
    private final SynthesisCache cache;

    public Synthesis(StageLayout layout) {
        this.layout = layout;
        this.modules = new BuiltModules(layout.checkout());
        this.cache = new SynthesisCache(layout.cache().resolve("cdk"));
    }

    /**
     * The cloud assembly, made or kept.
     *
     * @param analyticsJar what the Managed Flink application is deployed with
     * @return folder of the assembly; not to be written to
     * @throws StageException if the app cannot be synthesised, with the end of its output
     */
    public Path assembly(Path analyticsJar)
            throws IOException, StageException, InterruptedException {
        String classpath = modules.classpath("infra-cdk");
        Map<String, String> context = context(analyticsJar);
        String key = SynthesisKey.of(classpath, analyticsJar, context);
        Path kept = cache.find(key);
        return kept == null ? make(classpath, context, key) : kept;
    }

    private Path make(String classpath, Map<String, String> context, String key)
            throws IOException, StageException, InterruptedException {
        Path assembly = cache.begin();
        List<String> command = new ArrayList<>(JavaCommand.shortLived());
        command.addAll(List.of("-cp", classpath, "io.tidemark.infra.PlatformApp"));
        ForegroundProcess.run(
                new ProcessSpecification(
                        "The synthesis of the stacks",
                        command,
                        Map.of(
                                "CDK_OUTDIR", assembly.toString(),
                                "CDK_CONTEXT_JSON", new ObjectMapper().writeValueAsString(context),
                                "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20"),
                        layout.checkout(),
                        layout.runDirectory().resolve("logs/synthesis.log")),
                BOUND);
        return cache.keep(assembly, key);
    }

    private Map<String, String> context(Path analyticsJar) {
        Map<String, String> context = new TreeMap<>();
        context.put("stage", "local");
        context.put("analyticsJar", analyticsJar.toAbsolutePath().toString());
        context.put("endpoint.kinesis", layout.localStackUrl());
        context.put("endpoint.s3", layout.localStackUrl());
        context.put("endpoint.glue", layout.miniStackUrl());
        return context;
    }
}
