package io.tidemark.rollout.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutException;
import java.io.IOException;

/** A rollout as a file: JSON that people can read, times in ISO 8601. */
final class RolloutJson {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private RolloutJson() {}

    static byte[] write(Rollout rollout) {
        try {
            return JSON.writeValueAsBytes(rollout);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rollouts are JSON", e);
        }
    }

    /**
     * @param location of the file, for messages
     * @throws RolloutException if it is not what {@link #write} writes
     */
    static Rollout read(byte[] json, String location) {
        try {
            Rollout rollout = JSON.readValue(json, Rollout.class);
            if (rollout == null || rollout.plan() == null || rollout.state() == null) {
                throw new RolloutException(location + " holds no rollout.");
            }
            return rollout;
        } catch (IOException damaged) {
            throw new RolloutException(
                    location
                            + " is damaged; docs/rollout.md says how to go on: "
                            + damaged.getMessage(),
                    damaged);
        }
    }
}
