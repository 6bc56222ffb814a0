package io.tidemark.edge.delivery;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The named shadow {@code model} of the gateway. */
public interface ModelShadow extends AutoCloseable {

    /**
     * Begins to follow the shadow, over every loss of the connection.
     *
     * @param connected called on a thread of the client after each connection: whatever was said or
     *     desired before may have been lost
     * @param changed called likewise when the shadow may desire something else than before
     */
    void follow(Runnable connected, Runnable changed);

    /**
     * What the shadow desires now; empty if nothing, or there is no shadow. Fails if there is no
     * answer, as without a connection.
     */
    CompletableFuture<Map<String, Object>> desired();

    /** Reports; null takes a key away. Fails as {@link #desired}. */
    CompletableFuture<Void> report(Map<String, Object> reported);

    @Override
    void close();
}
