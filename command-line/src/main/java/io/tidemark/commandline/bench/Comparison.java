package io.tidemark.commandline.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Both sides, as a program reads them.
 *
 * @param peer null without a peer at hand
 */
@JsonPropertyOrder({"workload", "tidemark", "peer"})
public record Comparison(
        Workload workload,
        SideResult tidemark,
        @JsonInclude(JsonInclude.Include.NON_NULL) SideResult peer) {}
