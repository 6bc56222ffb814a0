package io.tidemark.local.deploy.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Documents that APIs give as text. */
final class Documents {

    private Documents() {}

    /**
     * The statements of a policy.
     *
     * @param answer that has the policy as text, maybe encoded as in a URL
     * @param field where
     * @return nothing if there is no such policy
     */
    static JsonNode statements(JsonNode answer, String field) {
        return parsed(answer.path(field).asText()).path("Statement");
    }

    /** A text as JSON; nothing if it is none. */
    static JsonNode parsed(String text) {
        String json =
                text.startsWith("%7B") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
        try {
            JsonNode document = new ObjectMapper().readTree(json);
            return document.isContainerNode() ? document : MissingNode.getInstance();
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }
}
