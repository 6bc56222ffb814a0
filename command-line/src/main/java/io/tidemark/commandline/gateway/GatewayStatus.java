package io.tidemark.commandline.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/**
 * What the gateway's console says of it, as of one moment.
 *
 * @param state STARTING, RUNNING or STOPPED
 * @param gateway thing name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatewayStatus(
        String state, String gateway, Readings readings, Windows windows, Results results) {

    /**
     * @param parsed readings that were parsed, late ones included
     * @param rejected messages or elements that were refused when parsed
     * @param late parsed readings that came after the allowed lateness
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Readings(long parsed, long rejected, long late) {}

    /**
     * @param open windows that still take readings
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Windows(long open) {}

    /**
     * @param emitted results ever entered in the outbox, which is the highest sequence number
     * @param uplinked results that the cloud has acknowledged
     * @param pending results that wait in the outbox
     * @param byKind results emitted, by the kind's console name
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Results(long emitted, long uplinked, long pending, Map<String, Long> byKind) {

        public Results {
            byKind = Map.copyOf(byKind);
        }

        /** Results of one kind that were emitted, by the console's name of it. */
        public long emitted(String kind) {
            return byKind.getOrDefault(kind, 0L);
        }
    }
}
