package io.tidemark.commandline.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Both sides, as a program reads them.
 *
 * @param peer null without a peer at hand
 */
@JsonPropertyOrder({"workload", "tidemark", "peer"})
public record Comparison(
        Workload workload,
        SideResult tidemark,
        @JsonInclude(JsonInclude.Include.NON_NULL) SideResult peer) {

    private static final JsonMapper JSON = new JsonMapper();

    /** One line. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers are JSON", e);
        }
    }
}
