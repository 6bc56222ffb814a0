package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** Who may do what: roles, policies, keys and secrets. */
final class AccessTypes {

    private AccessTypes() {}

    static List<ResourceType> all() {
        return List.of(role(), policy(), managedPolicy(), key(), alias(), secret());
    }

    private static ResourceType role() {
        return ResourceType.of("AWS::IAM::Role", AccessTypes::askRole)
                .alsoOnLocalStack()
                .sameAt("AssumeRolePolicyDocument/Statement", "role/Role/AssumeRolePolicyDocument")
                .sameAt("RoleName", "role/Role/RoleName")
                .sameAt("Description", "role/Role/Description")
                .sameAt("MaxSessionDuration", "role/Role/MaxSessionDuration")
                .among("ManagedPolicyArns", "attached/AttachedPolicies/*/PolicyArn")
                .among("Policies/*/PolicyName", "inline/PolicyNames");
    }

    private static JsonNode askRole(Apis apis, DeployedResource it) {
        String name = it.physicalId();
        ObjectNode answer =
                AnswerJson.of(
                        Map.of(
                                "role", apis.iam().getRole(r -> r.roleName(name)),
                                "attached",
                                        apis.iam().listAttachedRolePolicies(r -> r.roleName(name)),
                                "inline", apis.iam().listRolePolicies(r -> r.roleName(name))));
        ObjectNode role = answer.withObject("/role/Role");
        role.set(
                "AssumeRolePolicyDocument", Documents.statements(role, "AssumeRolePolicyDocument"));
        return answer;
    }

    /** Of every role that it is attached to. */
    private static ResourceType policy() {
        return ResourceType.of("AWS::IAM::Policy", AccessTypes::askPolicy)
                .alsoOnLocalStack()
                .same("PolicyName")
                .sameAt("PolicyDocument/Statement", "Statement")
                .same("Roles");
    }

    private static JsonNode askPolicy(Apis apis, DeployedResource it) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode roles = answer.putArray("Roles");
        for (JsonNode role : it.properties().path("Roles")) {
            var found =
                    apis.iam()
                            .getRolePolicy(
                                    r ->
                                            r.roleName(role.asText())
                                                    .policyName(it.text("/PolicyName")));
            roles.add(found.roleName());
            answer.put("PolicyName", found.policyName());
            answer.set("Statement", Documents.statements(AnswerJson.of(found), "PolicyDocument"));
        }
        return answer;
    }

    private static ResourceType managedPolicy() {
        return ResourceType.of("AWS::IAM::ManagedPolicy", AccessTypes::askManagedPolicy)
                .alsoOnLocalStack()
                .sameAt("ManagedPolicyName", "policy/PolicyName")
                .sameAt("PolicyDocument/Statement", "Statement")
                .among("Roles", "roles/*/RoleName");
    }

    private static JsonNode askManagedPolicy(Apis apis, DeployedResource it) {
        String arn = it.physicalId();
        Policy policy = apis.iam().getPolicy(r -> r.policyArn(arn)).policy();
        ObjectNode version =
                AnswerJson.of(
                        apis.iam()
                                .getPolicyVersion(
                                        r -> r.policyArn(arn).versionId(policy.defaultVersionId()))
                                .policyVersion());
        ObjectNode answer = AnswerJson.of(Map.of("policy", policy));
        answer.set("Statement", Documents.statements(version, "Document"));
        answer.set(
                "roles",
                AnswerJson.of(
                        apis.iam().listEntitiesForPolicy(r -> r.policyArn(arn)).policyRoles()));
        return answer;
    }

    private static ResourceType key() {
        return ResourceType.of("AWS::KMS::Key", AccessTypes::askKey)
                .alsoOnLocalStack()
                .sameAt("Description", "key/KeyMetadata/Description")
                .sameAt("KeySpec", "key/KeyMetadata/KeySpec")
                .sameAt("KeyUsage", "key/KeyMetadata/KeyUsage")
                .sameAt("EnableKeyRotation", "rotation/KeyRotationEnabled")
                .sameAt("KeyPolicy/Statement", "Statement");
    }

    private static JsonNode askKey(Apis apis, DeployedResource it) {
        String id = it.physicalId();
        var policy = apis.kms().getKeyPolicy(r -> r.keyId(id).policyName("default"));
        ObjectNode answer = AnswerJson.of(Map.of("key", apis.kms().describeKey(r -> r.keyId(id))));
        answer.set("Statement", Documents.statements(AnswerJson.of(policy), "Policy"));
        if (it.properties().path("EnableKeyRotation").asBoolean()) {
            answer.set(
                    "rotation", AnswerJson.of(apis.kms().getKeyRotationStatus(r -> r.keyId(id))));
        }
        return answer;
    }

    private static ResourceType alias() {
        return ResourceType.of("AWS::KMS::Alias", AccessTypes::askAlias)
                .alsoOnLocalStack()
                .same("TargetKeyId");
    }

    private static JsonNode askAlias(Apis apis, DeployedResource it) {
        return apis.kms().listAliasesPaginator().aliases().stream()
                .filter(alias -> alias.aliasName().equals(it.text("/AliasName")))
                .map((AliasListEntry alias) -> AnswerJson.of(alias))
                .findFirst()
                .orElseThrow(() -> NotFoundException.builder().message("not listed").build());
    }

    private static ResourceType secret() {
        return ResourceType.of(
                        "AWS::SecretsManager::Secret",
                        (apis, it) ->
                                AnswerJson.of(
                                        apis.secrets()
                                                .describeSecret(r -> r.secretId(it.physicalId()))))
                .same("Name", "Description", "KmsKeyId");
    }
}
