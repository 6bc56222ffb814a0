package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;

/** Answers of the AWS SDK as JSON, so that all of them can be compared with templates. */
final class AnswerJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AnswerJson() {}

    /** An answer, without the fields that it does not have. */
    static ObjectNode of(SdkPojo answer) {
        ObjectNode object = JSON.objectNode();
        answer.sdkFields()
                .forEach(
                        field -> {
                            Object value = field.getValueOrDefault(answer);
                            if (value != null) {
                                object.set(field.memberName(), node(value));
                            }
                        });
        return object;
    }

    /** Several answers, each under a name. */
    static ObjectNode of(Map<String, ? extends SdkPojo> answers) {
        ObjectNode object = JSON.objectNode();
        answers.forEach((name, answer) -> object.set(name, of(answer)));
        return object;
    }

    /** A list of answers. */
    static ArrayNode of(List<? extends SdkPojo> answers) {
        ArrayNode array = JSON.arrayNode();
        answers.forEach(answer -> array.add(of(answer)));
        return array;
    }

    /**
     * The answer that is meant of a list.
     *
     * @throws SdkException if it is not there
     */
    static <T extends SdkPojo> ObjectNode only(List<T> listed, Predicate<T> meant) {
        return listed.stream()
                .filter(meant)
                .map(AnswerJson::of)
                .findFirst()
                .orElseThrow(() -> SdkException.create("it is not listed", null));
    }

    private static JsonNode node(Object value) {
        if (value instanceof SdkPojo pojo) {
            return of(pojo);
        }
        if (value instanceof Collection<?> collection) {
            ArrayNode array = JSON.arrayNode();
            collection.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((key, item) -> object.set(key.toString(), node(item)));
            return object;
        }
        if (value instanceof Boolean || value instanceof Number) {
            return new ObjectMapper().valueToTree(value);
        }
        return JSON.textNode(value.toString());
    }
}
