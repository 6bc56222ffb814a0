package io.tidemark.local.deploy.check;

import io.tidemark.local.LocalAws;
import io.tidemark.local.StageException;
import io.tidemark.local.deploy.check.CloudAssembly.StackTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

/**
 * Asks the APIs for everything that the deployed templates say: an emulator may report a resource
 * as created and have none, or leave out of it what it does not know.
 */
public final class DeploymentCheck {

    /** In no template, but CDK may add it: nothing that runs. */
    private static final String CDK_METADATA = "AWS::CDK::Metadata";

    private final CloudAssembly assembly;

    /**
     * @param assembly folder of what was deployed
     */
    public DeploymentCheck(Path assembly) {
        this.assembly = new CloudAssembly(assembly);
    }

    /**
     * Asks for each resource of stacks.
     *
     * @param emulator which
     * @param endpoint its URL
     * @param stacks ids in the app of what was deployed there
     * @return how many were asked for
     * @throws StageException if a resource is missing, has other properties than its template, or
     *     is of a type that nobody knows how to ask for; with a sentence for each
     */
    public int require(Emulator emulator, String endpoint, Collection<String> stacks)
            throws IOException, StageException {
        List<String> faults = new ArrayList<>();
        int asked = 0;
        try (Apis apis = new Apis(endpoint)) {
            for (StackTemplate stack : assembly.stacks()) {
                if (stacks.contains(stack.id())) {
                    asked += check(emulator, apis, stack, faults);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new StageException(
                    "The deployment to "
                            + emulator.label()
                            + " reported success, but:\n  "
                            + String.join("\n  ", faults));
        }
        return asked;
    }

    private static int check(
            Emulator emulator, Apis apis, StackTemplate stack, List<String> faults) {
        int asked = 0;
        for (DeployedResource resource : deployed(apis, stack, faults)) {
            Optional<ResourceType> type = ResourceTypes.of(resource.type());
            if (UncheckedType.has(resource)) {
                continue;
            }
            if (type.isEmpty()) {
                faults.add("Nobody knows how to ask for " + resource + ".");
            } else if (type.get().isOn(emulator)) {
                faults.addAll(type.get().faults(apis, resource));
                asked++;
            }
        }
        return asked;
    }

    private static List<DeployedResource> deployed(
            Apis apis, StackTemplate stack, List<String> faults) {
        Map<String, String> references = references(apis, stack, faults);
        Intrinsics intrinsics = new Intrinsics(references);
        List<DeployedResource> resources = new ArrayList<>();
        for (var resource : stack.resources().properties()) {
            String id = resource.getKey();
            String type = resource.getValue().path("Type").asText();
            if (type.equals(CDK_METADATA)) {
                continue;
            }
            if (!references.containsKey(id)) {
                faults.add("CloudFormation made no " + type + " " + stack.id() + "/" + id + ".");
                continue;
            }
            resources.add(
                    new DeployedResource(
                            stack.id(),
                            id,
                            type,
                            references.get(id),
                            intrinsics.resolve(resource.getValue().path("Properties"))));
        }
        return resources;
    }

    private static Map<String, String> references(
            Apis apis, StackTemplate stack, List<String> faults) {
        Map<String, String> references = new HashMap<>();
        references.put("AWS::AccountId", LocalAws.ACCOUNT);
        references.put("AWS::Region", LocalAws.REGION);
        references.put("AWS::Partition", "aws");
        references.put("AWS::URLSuffix", "amazonaws.com");
        references.put("AWS::StackName", stack.name());
        try {
            for (StackResource made :
                    apis.cloudFormation()
                            .describeStackResources(r -> r.stackName(stack.name()))
                            .stackResources()) {
                references.put(made.logicalResourceId(), made.physicalResourceId());
            }
        } catch (SdkException missing) {
            faults.add("There is no stack " + stack.name() + ": " + missing.getMessage());
        }
        return references;
    }
}
