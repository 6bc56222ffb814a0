package io.tidemark.infra.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The arrows that one stack says. */
final class StackArrows {

    /** Rights by which nothing goes to the other side. */
    private static final Pattern READS =
            Pattern.compile(
                    "[a-z0-9-]+:(Get|List|Describe|BatchGet|Subscribe|Receive|Select).*|kms:Decrypt");

    private final Blueprint blueprint;
    private final String stack;
    private final Map<String, JsonNode> resources;

    StackArrows(Blueprint blueprint, String stack, Map<String, JsonNode> resources) {
        this.blueprint = blueprint;
        this.stack = stack;
        this.resources = resources;
    }

    /** A schedule refers to what it starts; its role is that of all schedules. */
    void draw() {
        resources.forEach(
                (id, resource) -> {
                    Part part = blueprint.part(stack, id, resource);
                    if (part != null) {
                        references(part, resource);
                        if (part.kind() != Kind.SCHEDULE) {
                            rights(part, id, resource);
                        }
                    }
                });
    }

    private void references(Part part, JsonNode resource) {
        String text = resource.path("Properties").toString();
        resources.forEach(
                (id, other) -> {
                    Part target = blueprint.part(stack, id, other);
                    boolean named = text.contains(StackTexts.mark(id));
                    if (target != null && (named || isHook(part, target, text))) {
                        blueprint.add(new Arrow(part.key(), target.key()));
                    }
                });
    }

    /** A provisioning template has its function by name. */
    private static boolean isHook(Part part, Part target, String properties) {
        return part.kind() == Kind.PROVISIONING
                && target.kind() == Kind.FUNCTION
                && properties.contains(target.name());
    }

    /** Of the roles that the part has, and of the part itself if it is a role or a policy. */
    private void rights(Part part, String id, JsonNode resource) {
        if (part.kind() == Kind.GATEWAYS) {
            resource.at("/Properties/PolicyDocument/Statement")
                    .forEach(statement -> right(part, statement));
        }
        String text = resource.path("Properties").toString();
        resources.forEach(
                (roleId, role) -> {
                    boolean has = roleId.equals(id) || text.contains(StackTexts.mark(roleId));
                    if (has && role.path("Type").asText().equals("AWS::IAM::Role")) {
                        statements(roleId, role).forEach(statement -> right(part, statement));
                    }
                });
    }

    private List<JsonNode> statements(String roleId, JsonNode role) {
        List<JsonNode> statements = new ArrayList<>();
        String ofRole = role.path("Properties").toString();
        resources.forEach(
                (id, policy) -> {
                    boolean attached =
                            policy.at("/Properties/Roles")
                                            .toString()
                                            .contains(StackTexts.mark(roleId))
                                    || ofRole.contains(StackTexts.mark(id));
                    if (attached && policy.path("Type").asText().startsWith("AWS::IAM::")) {
                        policy.at("/Properties/PolicyDocument/Statement").forEach(statements::add);
                    }
                });
        return statements;
    }

    private void right(Part part, JsonNode statement) {
        for (Part other : blueprint.parts()) {
            if (names(statement.path("Resource"), other)) {
                if (readsOnly(statement.path("Action"))) {
                    blueprint.addRead(new Arrow(other.key(), part.key()));
                } else {
                    blueprint.add(new Arrow(part.key(), other.key()));
                }
            }
        }
    }

    private static boolean readsOnly(JsonNode actions) {
        if (actions.isTextual()) {
            return READS.matcher(actions.asText()).matches();
        }
        for (JsonNode action : actions) {
            if (!readsOnly(action)) {
                return false;
            }
        }
        return true;
    }

    private boolean names(JsonNode resource, Part other) {
        if (resource.isArray()) {
            for (JsonNode each : resource) {
                if (names(each, other)) {
                    return true;
                }
            }
            return false;
        }
        String text = resource.asText();
        if (other.stack().equals(stack) && text.contains(StackTexts.mark(other.id()))) {
            return true;
        }
        String[] arn = text.split(":", 6);
        return arn.length == 6
                && other.kind().arn() != null
                && (arn[2] + ":" + arn[5]).startsWith(other.kind().arn())
                && !other.name().isEmpty()
                && ("/" + arn[5].replace(":", "/") + "/").contains("/" + other.name() + "/");
    }
}
