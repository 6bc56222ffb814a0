package io.tidemark.models.anomaly;

import com.amazon.randomcutforest.state.RandomCutForestState;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A detector's state as bytes: the library's own state object in Smile, a binary JSON that keeps
 * every bit of a number and tolerates fields that a newer library adds.
 */
final class ForestSnapshot {

    private static final ObjectWriter WRITER = new SmileMapper().writerFor(ForestSnapshot.class);
    private static final ObjectReader READER = new SmileMapper().readerFor(ForestSnapshot.class);

    @JsonProperty RandomCutForestState forest;

    /** As {@link UsualScores} and then {@link ValueSummary} write themselves. */
    @JsonProperty byte[] usual;

    byte[] encode() {
        try {
            return WRITER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    static ForestSnapshot decode(byte[] bytes) {
        try {
            ForestSnapshot snapshot = READER.readValue(bytes);
            if (snapshot.forest == null || snapshot.usual == null) {
                throw new IllegalArgumentException("snapshot lacks the forest or what was usual");
            }
            return snapshot;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are no snapshot of a forest", e);
        }
    }
}
