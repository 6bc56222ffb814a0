package io.tidemark.edge.delivery;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Makes requests such that the storage answers them. */
interface RequestSigner extends AutoCloseable {

    /** For storage that asks for no signature. */
    RequestSigner NONE =
            new RequestSigner() {

                @Override
                public Map<String, String> sign(URI uri, Map<String, String> headers) {
                    return headers;
                }

                @Override
                public void close() {
                    // Holds nothing.
                }
            };

    /**
     * The headers of a GET request with those that sign it.
     *
     * @throws IOException if it cannot be signed now
     */
    Map<String, String> sign(URI uri, Map<String, String> headers) throws IOException;

    @Override
    void close();
}
