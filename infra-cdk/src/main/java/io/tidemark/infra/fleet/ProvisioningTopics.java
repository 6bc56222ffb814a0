package io.tidemark.infra.fleet;

import static io.tidemark.infra.rights.Rights.allowIot;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The topics of fleet provisioning: a certificate for a key that the gateway made, or with one that
 * the service makes, and the registration of the thing by the template. Answers come to the
 * connection that asked, and to no other.
 */
public final class ProvisioningTopics {

    private ProvisioningTopics() {}

    /** The right to ask, and to hear the answers. */
    public static List<PolicyStatement> statements(Stack stack, String template) {
        List<String> requests = requests(template);
        List<String> answers =
                requests.stream()
                        .flatMap(request -> Stream.of(request + "/accepted", request + "/rejected"))
                        .toList();
        return List.of(
                allowIot(stack, "iot:Publish", "topic", requests),
                allowIot(stack, "iot:Subscribe", "topicfilter", answers),
                allowIot(stack, "iot:Receive", "topic", answers));
    }

    private static List<String> requests(String template) {
        return List.of(
                "$aws/certificates/create/json",
                "$aws/certificates/create-from-csr/json",
                "$aws/provisioning-templates/" + template + "/provision/json");
    }
}
