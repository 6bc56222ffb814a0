package io.tidemark.infra.models;

import io.tidemark.infra.PlatformNames;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.constructs.Construct;

/**
 * The images of trainer and rollout. A person builds and pushes them, see docs/deploy.md: synthesis
 * needs no Docker. What a tag names never changes.
 */
final class ImageRepository extends Construct {

    private static final int KEPT = 10;

    private final Repository repository;

    /**
     * @param names of the stage
     * @param removal what becomes of the images with the stack
     */
    record Props(PlatformNames names, RemovalPolicy removal) {}

    ImageRepository(Construct scope, String id, Props properties) {
        super(scope, id);
        this.repository =
                Repository.Builder.create(this, "Repository")
                        .repositoryName(properties.names().of("models"))
                        .imageTagMutability(TagMutability.IMMUTABLE)
                        .imageScanOnPush(true)
                        .lifecycleRules(
                                List.of(LifecycleRule.builder().maxImageCount(KEPT).build()))
                        .removalPolicy(properties.removal())
                        .emptyOnDelete(properties.removal() == RemovalPolicy.DESTROY)
                        .build();
    }

    Repository repository() {
        return repository;
    }
}
