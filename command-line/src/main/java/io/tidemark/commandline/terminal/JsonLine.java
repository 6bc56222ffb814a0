package io.tidemark.commandline.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Results as programs read them: one JSON value on one line. */
public final class JsonLine {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonLine() {}

    /**
     * @param result of records, collections, numbers, texts and nulls
     */
    public static String of(Object result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results are JSON", e);
        }
    }
}
